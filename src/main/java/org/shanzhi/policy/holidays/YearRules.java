package org.shanzhi.policy.holidays;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.shanzhi.calendar.Holidays;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.Refused;
import org.shanzhi.policy.HolidayEdition;
import org.shanzhi.policy.HolidayPreview.Change;
import org.shanzhi.policy.HolidayRefusal;
import org.shanzhi.policy.NewHolidayYear;

/** What is wrong with a holiday year that somebody enters, and what is strange enough to ask about. */
public final class YearRules {
    private static final int LONGEST_SOURCE = 200;

    private YearRules() {}

    /** @throws Invalid or Refused with everything that stands in the way */
    public static void check(NewHolidayYear wanted, Editions editions, int thisYear) {
        var errors = errors(wanted, editions.newest(), thisYear);
        if (!errors.isEmpty()) throw new Invalid(errors);
        var refusals = refusals(wanted, editions.newest(), editions.lastOf(wanted.year()));
        if (!refusals.isEmpty()) throw new Refused(refusals);
        var warnings = warnings(wanted);
        if (!warnings.isEmpty() && !wanted.confirmed()) throw new Refused(warnings);
    }

    public static List<FieldError> errors(NewHolidayYear wanted, Holidays before, int thisYear) {
        var errors = new ArrayList<FieldError>();
        int first = before.years().getFirst().year();
        if (wanted.year() < first || wanted.year() > thisYear + 1) {
            errors.add(FieldError.of(
                    "year",
                    HolidayRefusal.HOLIDAY_YEAR_OUT_OF_RANGE,
                    Integer.toString(first),
                    Integer.toString(thisYear + 1)));
            return errors;
        }
        if (isBlank(wanted.source()) || wanted.source().length() > LONGEST_SOURCE) {
            errors.add(FieldError.of("source", HolidayRefusal.HOLIDAY_SOURCE_MISSING));
        }
        if (isBlank(wanted.reason()) && before.isKnown(wanted.year())) {
            errors.add(FieldError.of("reason", HolidayRefusal.HOLIDAY_REASON_MISSING, Integer.toString(wanted.year())));
        }
        if (wanted.restDays().isEmpty()) errors.add(FieldError.of("restDays", HolidayRefusal.HOLIDAY_NO_DAYS));
        wanted.restDays().forEach((day, name) -> common(errors, "restDays", wanted.year(), day, name));
        wanted.workingDays().forEach((day, name) -> {
            common(errors, "workingDays", wanted.year(), day, name);
            if (!isWeekend(day)) {
                errors.add(FieldError.of("workingDays", HolidayRefusal.HOLIDAY_MAKE_UP_NO_WEEKEND, day));
            }
            if (wanted.restDays().containsKey(day)) {
                errors.add(FieldError.of("workingDays", HolidayRefusal.HOLIDAY_BOTH_OFF_AND_WORKED, day));
            }
        });
        return errors;
    }

    private static void common(List<FieldError> errors, String field, int year, LocalDate day, String name) {
        boolean decemberBefore = day.getYear() == year - 1 && day.getMonthValue() == 12;
        if (day.getYear() != year && !decemberBefore) {
            errors.add(FieldError.of(field, HolidayRefusal.HOLIDAY_DAY_OUTSIDE_YEAR, day, Integer.toString(year)));
        }
        if (isBlank(name)) errors.add(FieldError.of(field, HolidayRefusal.HOLIDAY_NAME_MISSING, day));
    }

    public static List<Refusal> refusals(NewHolidayYear wanted, Holidays before, Optional<HolidayEdition> last) {
        String year = Integer.toString(wanted.year());
        if (last.map(HolidayEdition::edition).orElse(0) != wanted.basedOn()) {
            return List.of(Refusal.of(HolidayRefusal.HOLIDAY_ENTERED_MEANWHILE, year));
        }
        boolean same = before.years().stream()
                .anyMatch(known -> known.year() == wanted.year()
                        && known.restDays().equals(wanted.restDays())
                        && known.workingDays().equals(wanted.workingDays()));
        return same ? List.of(Refusal.of(HolidayRefusal.HOLIDAY_NOTHING_CHANGED, year)) : List.of();
    }

    /** Typing mistakes show in sums and in what every year has: each of these may be right all the same. */
    public static List<Refusal> warnings(NewHolidayYear wanted) {
        var warnings = new ArrayList<Refusal>();
        int legal = StatutoryDays.count(wanted.year());
        long balance =
                weekdays(wanted.restDays().keySet()) - wanted.workingDays().size();
        if (balance != legal) {
            warnings.add(Refusal.of(
                    HolidayRefusal.HOLIDAY_DAYS_DO_NOT_BALANCE,
                    weekdays(wanted.restDays().keySet()),
                    wanted.workingDays().size(),
                    balance,
                    legal));
        }
        StatutoryDays.fixed(wanted.year())
                .filter(day -> !wanted.restDays().containsKey(day))
                .forEach(day -> warnings.add(Refusal.of(HolidayRefusal.HOLIDAY_STATUTORY_DAY_WORKED, day)));
        StatutoryDays.FESTIVALS.stream()
                .filter(festival -> wanted.restDays().values().stream().noneMatch(name -> name.contains(festival)))
                .forEach(festival -> warnings.add(Refusal.of(HolidayRefusal.HOLIDAY_FESTIVAL_MISSING, festival)));
        if (wanted.restDays().size() > StatutoryDays.MOST_REST_DAYS) {
            warnings.add(Refusal.of(
                    HolidayRefusal.HOLIDAY_TOO_MANY_REST_DAYS, wanted.restDays().size()));
        }
        if (wanted.workingDays().size() > StatutoryDays.MOST_MAKE_UP_DAYS) {
            warnings.add(Refusal.of(
                    HolidayRefusal.HOLIDAY_TOO_MANY_MAKE_UP_DAYS,
                    wanted.workingDays().size()));
        }
        return warnings;
    }

    public static List<Change> changes(int year, Holidays before, Holidays after) {
        return LocalDate.of(year - 1, 12, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .map(day -> new Change(before.day(day), after.day(day)))
                .filter(change -> !change.before().equals(change.after()))
                .toList();
    }

    public static String blankToNull(String text) {
        return isBlank(text) ? null : text.strip();
    }

    private static long weekdays(Collection<LocalDate> days) {
        return days.stream().filter(day -> !isWeekend(day)).count();
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue();
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
