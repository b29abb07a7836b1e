package org.shanzhi.matter.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.web.Parameters;
import org.shanzhi.matter.BoardSheet;
import org.shanzhi.matter.BoardSheet.Counts;
import org.shanzhi.matter.BoardSheet.Line;
import org.shanzhi.matter.DeadlineBoard;
import org.shanzhi.matter.DueCalendar;
import org.shanzhi.matter.DueCalendar.Whose;
import org.shanzhi.matter.DueMonth;
import org.shanzhi.matter.DueWhen;
import org.shanzhi.org.Staff;
import org.shanzhi.org.Tier;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Permission;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Boards and due dates for programs; every figure says which list its rows are. */
@RestController
@Tag(name = "Deadlines")
class BoardApi {
    private static final String LIST = "/api/v1/matters?";
    private static final String DUE = "due=";

    private final DeadlineBoard board;
    private final DueCalendar calendar;

    BoardApi(DeadlineBoard board, DueCalendar calendar) {
        this.board = board;
        this.calendar = calendar;
    }

    /** @param rows the list of these matters; absent for whoever may read figures alone, and for persons */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Figure(int matters, String rows) {}

    /**
     * @param code of the unit, the policy, the tier or the member of staff; absent for all, and where nobody is named
     * @param due what there is none of is left out
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Row(String code, Map<DueWhen, Figure> due) {}

    /** @param people of the own unit, for its head alone */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Board(OffsetDateTime at, Row all, List<Row> units, List<Row> policies, List<Row> tiers, List<Row> people) {}

    record Month(String month, Whose whose, List<Day> days) {}

    record Day(LocalDate day, int matters, int late, int provisional, List<Duty> duties) {}

    record Duty(String policy, int matters, int late, int provisional) {}

    @GetMapping("/api/v1/deadlines/board")
    @Operation(
            summary =
                    "How many matters have a duty that is overdue, ends today or within seven days: by the unit that owes it, policy, tier")
    Board board(
            Caller by,
            @Parameter(description = "Of the units that owe the duties") @RequestParam(required = false) Tier tier) {
        BoardSheet sheet = board.figures(by, tier);
        String list = by.may(Permission.READ_MATTERS) ? LIST + (tier == null ? "" : "tier=" + tier + "&") + DUE : null;
        return new Board(
                sheet.at().atZone(ChinaTime.ZONE).toOffsetDateTime(),
                row(null, sheet.all(), list, ""),
                rows(sheet.units(), unit -> unit.code(), list, "&unit="),
                rows(sheet.policies(), policy -> policy.code(), list, "&policy="),
                rows(sheet.tiers(), Tier::name, list == null ? null : LIST + DUE, "&tier="),
                sheet.people() == null
                        ? null
                        : rows(sheet.people(), one -> one.map(Staff::username).orElse(null), null, ""));
    }

    @GetMapping("/api/v1/deadlines/calendar")
    @Operation(summary = "On which days of a month duties end that are one's own or one's unit's")
    Month calendar(
            Caller by,
            @Parameter(example = "2026-11") @RequestParam String month,
            @RequestParam(defaultValue = "OWN") Whose whose) {
        DueMonth due = calendar.month(by, YearMonth.from(Parameters.day("month", month + "-01")), whose);
        return new Month(
                month,
                whose,
                due.days().entrySet().stream()
                        .map(day -> day(day.getKey(), day.getValue()))
                        .toList());
    }

    private static Day day(LocalDate date, DueMonth.Day day) {
        return new Day(
                date,
                day.matters(),
                day.late(),
                day.provisional(),
                day.duties().stream()
                        .map(duty -> new Duty(duty.policy().code(), duty.matters(), duty.late(), duty.provisional()))
                        .toList());
    }

    private static <T> List<Row> rows(List<Line<T>> lines, Function<T, String> code, String list, String by) {
        return lines.stream()
                .map(line -> row(code.apply(line.of()), line.counts(), list, by + code.apply(line.of())))
                .toList();
    }

    private static Row row(String code, Counts counts, String list, String narrowed) {
        var due = new EnumMap<DueWhen, Figure>(DueWhen.class);
        counts.matters()
                .forEach((when, n) -> due.put(when, new Figure(n, list == null ? null : list + when + narrowed)));
        return new Row(code, due);
    }
}
