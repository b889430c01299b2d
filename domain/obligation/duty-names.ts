import type { Bilingual } from '../refusal.ts';
import type { DutyKind } from '../rulebook/types.ts';

/** What is to be done, in a word or two. */
export const dutyNames: Readonly<Record<DutyKind, Bilingual>> = {
  FILING: { zh: '备案', en: 'filing' },
  COPIES: { zh: '抄送', en: 'copies' },
  DISCLOSURE: { zh: '公开', en: 'disclosure' },
  PUBLICITY: { zh: '解读宣传', en: 'publicity' },
  DRILL: { zh: '演练', en: 'drill' },
  DRILL_EVALUATION: { zh: '演练评估', en: 'evaluation of a drill' },
  DRILL_REPORT: { zh: '演练情况报送', en: 'report of a drill' },
  EVALUATION: { zh: '评估', en: 'evaluation' },
  DRILL_REGIME: { zh: '演练制度', en: 'drill regime' },
  EVALUATION_REGIME: { zh: '评估制度', en: 'evaluation regime' },
  REVISION: { zh: '修订', en: 'revision' },
  REVISION_ASSESSMENT: { zh: '修订研判', en: 'decision on a revision' },
  IMPROVEMENT: { zh: '整改', en: 'improvement' },
  EXEMPTION_REVIEW: { zh: '不予公开复核', en: 'review of non-disclosure' },
  DESK_ANSWER: { zh: '备案办理', en: 'answer of the desk' },
  PERMIT: { zh: '安全许可申请', en: 'safety permit' },
  TRAINING: { zh: '培训', en: 'training' },
  PROGRAMME: { zh: '制修订工作计划', en: 'programme' },
  INSPECTION: { zh: '监督检查', en: 'inspection' },
  PLAN_MANAGER: { zh: '预案管理人员', en: 'people in charge of plans' },
};
