import type { Interpretation } from '../types.ts';
import { settled } from './settled.ts';

/** Targets where the law asks for something and names no period. Each is shown as a target and never as law. */
export const targetInterpretations: readonly Interpretation[] = [
  settled(
    'G35',
    ['第三十四条“同步”公布的期限？', 'By when is publicity due that art. 34 wants “at the same time”?'],
    ['不迟于公开期限', 'not later than the disclosure'],
    ['“同步”以公开为准', '“at the same time” refers to the disclosure'],
    20,
    { wholeFrom: 1, to: 250 },
  ),
  settled(
    'G36',
    ['备案窗口应在多久内答复？', 'How soon does a filing desk answer?'],
    ['以 5 个工作日为目标', 'a target of 5 working days'],
    [
      '优化营商环境工作方案第22项限时办结；参照应急管理部令第2号第二十八条',
      'measure 22 of the 2025 plan; by analogy with art. 28 of decree 2',
    ],
    5,
    { wholeFrom: 1, to: 250 },
  ),
  settled(
    'G37',
    ['演练制度、评估制度应在多久内建立？', 'By when are drill and evaluation regimes set up?'],
    ['以印发后 60 个工作日为目标', 'a target of 60 working days after issue'],
    ['第三十八条第一款、第四十一条第一款未定期限', 'art. 38(1) and 41(1) name no period'],
    60,
    { wholeFrom: 1, to: 250 },
  ),
  settled(
    'G38',
    ['管理人员应在多久内指定？', 'By when is somebody put in charge of plans?'],
    ['以 20 个工作日为目标', 'a target of 20 working days'],
    ['第四十七条未定期限', 'art. 47 names no period'],
    20,
    { wholeFrom: 1, to: 250 },
  ),
  settled(
    'G39',
    ['年度计划和“定期”检查的周期？', 'How often are programmes made and inspections held?'],
    ['以每个日历年一次为目标', 'a target of once in a calendar year'],
    ['第十二、四十六条未定周期', 'art. 12 and 46 name no rhythm'],
    1,
    { wholeFrom: 1, to: 10 },
  ),
];
