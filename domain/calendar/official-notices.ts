import { notice2007 } from './notices/2007.ts';
import { notice2008 } from './notices/2008.ts';
import { notice2009 } from './notices/2009.ts';
import { notice2010 } from './notices/2010.ts';
import { notice2011 } from './notices/2011.ts';
import { notice2012 } from './notices/2012.ts';
import { notice2013 } from './notices/2013.ts';
import { notice2014 } from './notices/2014.ts';
import { amendment2015, notice2015 } from './notices/2015.ts';
import { notice2016 } from './notices/2016.ts';
import { notice2017 } from './notices/2017.ts';
import { notice2018 } from './notices/2018.ts';
import { amendment2019, notice2019 } from './notices/2019.ts';
import { amendment2020, notice2020 } from './notices/2020.ts';
import { notice2021 } from './notices/2021.ts';
import { notice2022 } from './notices/2022.ts';
import { notice2023 } from './notices/2023.ts';
import { notice2024 } from './notices/2024.ts';
import { notice2025 } from './notices/2025.ts';
import { notice2026 } from './notices/2026.ts';
import type { HolidayNotice } from './types.ts';

/*
 * The holiday notices of the State Council, transcribed from the government site, in the order in which they became
 * known. A notice names only the days that differ from Monday to Friday; a weekend that "joins" a festival is not named.
 * `publishedOn` is the day of publication; where only the date of the text is evidenced, that (2007). Document numbers
 * stand where the notice's text was read with one (2008 and 2009 were not).
 *
 * Of the three schedules that were changed in mid-year (2015, 2019, 2020) the first state and the change are notices of
 * their own, so that a calendar of an earlier date answers as it did then. A change overrides day by day.
 */
export const OFFICIAL_NOTICES: readonly HolidayNotice[] = [
  notice2007,
  notice2008,
  notice2009,
  notice2010,
  notice2011,
  notice2012,
  notice2013,
  notice2014,
  notice2015,
  amendment2015,
  notice2016,
  notice2017,
  notice2018,
  notice2019,
  amendment2019,
  notice2020,
  amendment2020,
  notice2021,
  notice2022,
  notice2023,
  notice2024,
  notice2025,
  notice2026,
];
