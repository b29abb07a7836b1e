package org.shanzhi.policy.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.shanzhi.calendar.HolidayYear;
import org.shanzhi.calendar.Holidays;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.text.Clean;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.HolidayEdition;
import org.shanzhi.policy.HolidayPreview;
import org.shanzhi.policy.HolidayPreview.Change;
import org.shanzhi.policy.HolidayYears;
import org.shanzhi.policy.NewHolidayYear;
import org.shanzhi.policy.YearState;
import org.shanzhi.policy.holidays.NoticeText;
import org.shanzhi.policy.holidays.PickedDay;
import org.springframework.stereotype.Component;

/** Between the lines that somebody types and the façade. */
@Component
class HolidayDesk {
    private static final int LONGEST_TEXT = 5_000;
    private static final int LONGEST_REASON = 500;
    /** Lists of days are typed as one text, so that is where their errors stand. */
    private static final Set<String> TYPED_AS_TEXT = Set.of("restDays", "workingDays");

    private final HolidayYears holidays;

    HolidayDesk(HolidayYears holidays) {
        this.holidays = holidays;
    }

    private record Typed(NewHolidayYear wanted, List<FieldError> errors) {}

    /** With what is known of the year, if anything is. */
    HolidayEntry begin(Caller caller, int year) {
        YearState state = stateOf(caller.district(), year);
        Holidays table = holidays.now(caller.district());
        HolidayForm form = table.years().stream()
                .filter(known -> known.year() == year)
                .findFirst()
                .map(known -> formOf(state, known))
                .orElseGet(() -> new HolidayForm("", "", "", 0, false));
        // Nobody has typed anything yet, so nothing is wrong yet.
        return entry(caller, form, year, new HolidayPreview(List.of(), List.of(), List.of(), List.of()), table);
    }

    HolidayForm toggle(int year, HolidayForm form, LocalDate day) {
        return form.withText(PickedDay.in(year, NoticeText.parse(year, form.text()), day));
    }

    HolidayEntry look(Caller caller, int year, HolidayForm form) {
        stateOf(caller.district(), year);
        Typed typed = read(year, form);
        HolidayPreview preview = holidays.preview(caller, typed.wanted());
        var errors = Stream.concat(typed.errors().stream(), preview.errors().stream())
                .map(HolidayDesk::placed)
                .toList();
        Holidays before = holidays.now(caller.district());
        boolean consistent = typed.wanted().restDays().keySet().stream()
                .noneMatch(typed.wanted().workingDays()::containsKey);
        Holidays after = consistent
                ? before.with(
                        before.version(),
                        new HolidayYear(
                                year,
                                List.of(),
                                typed.wanted().restDays(),
                                typed.wanted().workingDays()))
                : before;
        return entry(
                caller,
                form,
                year,
                new HolidayPreview(errors, preview.refusals(), preview.warnings(), preview.changes()),
                after);
    }

    void enter(Caller caller, int year, HolidayForm form) {
        stateOf(caller.district(), year);
        Typed typed = read(year, form);
        if (!typed.errors().isEmpty()) throw new Invalid(typed.errors());
        holidays.enter(caller, typed.wanted());
    }

    private static Typed read(int year, HolidayForm form) {
        var clean = new Clean();
        String source = clean.line("source", form.source(), LONGEST_REASON);
        String text = clean.text("text", form.text(), LONGEST_TEXT);
        String reason = clean.text("reason", form.reason(), LONGEST_REASON);
        NoticeText notice = NoticeText.parse(year, text == null ? "" : text);
        var errors = new ArrayList<>(clean.errors());
        errors.addAll(notice.errors());
        return new Typed(
                new NewHolidayYear(
                        year,
                        form.basedOn(),
                        source == null ? "" : source,
                        reason,
                        notice.restDays(),
                        notice.workingDays(),
                        form.confirmed()),
                errors);
    }

    private HolidayEntry entry(Caller caller, HolidayForm form, int year, HolidayPreview preview, Holidays table) {
        boolean known = holidays.now(caller.district()).isKnown(year);
        var changed = new HashSet<LocalDate>();
        preview.changes().forEach(change -> changed.add(change.after().date()));
        var december = preview.changes().stream()
                .map(Change::after)
                .filter(day -> day.date().getYear() < year)
                .toList();
        boolean refused = !preview.refusals().isEmpty();
        List<Refusal> reasons = refused ? preview.refusals() : preview.warnings();
        NoticeText notice = NoticeText.parse(year, form.text());
        return new HolidayEntry(
                year,
                known,
                form,
                preview.errors(),
                reasons,
                !refused && !reasons.isEmpty(),
                preview.changes(),
                notice.restDays().size(),
                notice.workingDays().size(),
                december,
                MonthView.of(year, table, known ? changed : Set.of()));
    }

    private YearState stateOf(int district, int year) {
        return holidays.years(district).stream()
                .filter(state -> state.year() == year)
                .findFirst()
                .orElseThrow(() -> new NotFound("year"));
    }

    private static HolidayForm formOf(YearState state, HolidayYear known) {
        return new HolidayForm(
                known.notices().isEmpty() ? "" : known.notices().getLast().split(" ")[0],
                NoticeText.write(known.year(), known.restDays(), known.workingDays()),
                "",
                state.edition().map(HolidayEdition::edition).orElse(0),
                false);
    }

    private static FieldError placed(FieldError error) {
        return TYPED_AS_TEXT.contains(error.field()) ? new FieldError("text", error.code(), error.args()) : error;
    }
}
