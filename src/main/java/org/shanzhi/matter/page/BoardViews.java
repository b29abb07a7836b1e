package org.shanzhi.matter.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.kernel.page.Tab;
import org.shanzhi.matter.BoardSheet;
import org.shanzhi.matter.BoardSheet.Counts;
import org.shanzhi.matter.BoardSheet.Line;
import org.shanzhi.matter.DueWhen;
import org.shanzhi.matter.page.BoardView.Cell;
import org.shanzhi.matter.page.BoardView.Row;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.Staff;
import org.shanzhi.org.Tier;
import org.shanzhi.org.Unit;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.DeadlinePolicy;
import org.shanzhi.policy.Permission;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** The figures of the board in words, each with the address of its rows. */
@Component
class BoardViews {
    static final String PATH = "/supervision";
    static final String NOBODY = "none";
    private static final int UNITS = 20;

    private final Names names;
    private final Organisation organisation;

    BoardViews(Names names, Organisation organisation) {
        this.names = names;
        this.organisation = organisation;
    }

    BoardView of(Caller by, BoardSheet sheet, Tier tier, boolean everyUnit, Page page) {
        var reader = names.of(by.district(), page.locale());
        boolean opens = by.may(Permission.READ_MATTERS);
        Function<Map<String, String>, Function<DueWhen, String>> lists =
                more -> when -> opens ? list(when, tier, more) : null;
        var units = units(by, sheet, lists);
        return new BoardView(
                sheet.at(),
                narrow(tier, reader, page),
                cells(sheet.all(), lists.apply(Map.of())),
                everyUnit ? units : units.subList(0, Math.min(UNITS, units.size())),
                everyUnit ? 0 : Math.max(0, units.size() - UNITS),
                address(tier, true),
                rows(
                        sheet.policies(),
                        policy -> policy.label(page.locale()),
                        policy -> policy.basis().source().orElse(""),
                        policy -> lists.apply(Map.of("policy", policy.code()))),
                rows(
                        sheet.tiers(),
                        one -> reader.label("tiers", one),
                        one -> "",
                        one -> lists.apply(Map.of("tier", one.name()))),
                sheet.people() == null ? null : people(sheet, page),
                reader.unit(by.unitId()),
                by.may(Permission.EXPORT_MATTERS) ? csv(tier) : null);
    }

    /** Lines of a table of text: what kind of line, what it is of, and a number for each {@link DueWhen}. */
    List<List<String>> table(Caller by, BoardSheet sheet, Page page) {
        var reader = names.of(by.district(), page.locale());
        var lines = new ArrayList<List<String>>();
        var head = new ArrayList<>(List.of(page.t("board.csv.kind"), page.t("board.csv.of")));
        for (DueWhen when : DueWhen.values()) head.add(page.t("board.when." + when));
        lines.add(head);
        lines.add(line(page.t("board.all"), "", sheet.all()));
        for (Line<Unit> line : sheet.units())
            lines.add(line(page.t("board.units"), line.of().name(), line.counts()));
        for (Line<DeadlinePolicy> line : sheet.policies())
            lines.add(line(page.t("board.policies"), line.of().label(page.locale()), line.counts()));
        for (Line<Tier> line : sheet.tiers())
            lines.add(line(page.t("board.tiers"), reader.label("tiers", line.of()), line.counts()));
        return lines;
    }

    private static List<String> line(String kind, String of, Counts counts) {
        var cells = new ArrayList<>(List.of(kind, of));
        for (DueWhen when : DueWhen.values()) cells.add(String.valueOf(counts.of(when)));
        return cells;
    }

    /** A grid is mostly one person, so grids are not measured against each other. */
    private List<Row> units(
            Caller by, BoardSheet sheet, Function<Map<String, String>, Function<DueWhen, String>> lists) {
        var rows = new ArrayList<>(rows(
                sheet.units(), Unit::name, unit -> above(by, unit), unit -> lists.apply(Map.of("unit", unit.code()))));
        for (int i = 0; i < rows.size(); i++) {
            boolean grid = sheet.units().get(i).of().tier() == Tier.GRID;
            if (grid)
                rows.set(
                        i,
                        new Row(
                                rows.get(i).label(),
                                rows.get(i).note(),
                                rows.get(i).cells(),
                                0));
        }
        return rows;
    }

    private List<Row> people(BoardSheet sheet, Page page) {
        return rows(
                sheet.people(),
                one -> one.map(Staff::name).orElse(page.t("board.nobody")),
                one -> "",
                one -> when -> UriComponentsBuilder.fromPath(PATH + "/in-hand")
                        .queryParam("who", one.map(Staff::username).orElse(NOBODY))
                        .queryParam("due", when)
                        .toUriString());
    }

    private static <T> List<Row> rows(
            List<Line<T>> lines,
            Function<T, String> label,
            Function<T, String> note,
            Function<T, Function<DueWhen, String>> list) {
        int most = lines.stream()
                .mapToInt(line -> line.counts().of(DueWhen.OVERDUE))
                .max()
                .orElse(0);
        return lines.stream()
                .map(line -> new Row(
                        label.apply(line.of()),
                        note.apply(line.of()),
                        cells(line.counts(), list.apply(line.of())),
                        most == 0 ? 0 : 100 * line.counts().of(DueWhen.OVERDUE) / most))
                .toList();
    }

    private static List<Cell> cells(Counts counts, Function<DueWhen, String> list) {
        return Arrays.stream(DueWhen.values())
                .map(when -> new Cell(when, counts.of(when), counts.of(when) == 0 ? null : list.apply(when)))
                .toList();
    }

    /** Communities and grids are told apart by what they belong to. */
    private String above(Caller by, Unit unit) {
        boolean local = unit.tier() == Tier.COMMUNITY || unit.tier() == Tier.GRID;
        return local && unit.parentId() != null
                ? organisation.unit(by.district(), unit.parentId()).name()
                : "";
    }

    private static List<Tab> narrow(Tier tier, Names.Reader reader, Page page) {
        var tabs = new ArrayList<Tab>();
        tabs.add(new Tab(page.t("board.every_tier"), PATH, null, tier == null));
        for (Tier one : Tier.values())
            tabs.add(new Tab(reader.label("tiers", one), address(one, false), null, one == tier));
        return tabs;
    }

    private static String address(Tier tier, boolean everyUnit) {
        return UriComponentsBuilder.fromPath(PATH)
                .queryParamIfPresent("tier", Optional.ofNullable(tier))
                .queryParamIfPresent("all", everyUnit ? Optional.of(true) : Optional.empty())
                .toUriString();
    }

    private static String csv(Tier tier) {
        return UriComponentsBuilder.fromPath(PATH + "/figures.csv")
                .queryParamIfPresent("tier", Optional.ofNullable(tier))
                .toUriString();
    }

    private static String list(DueWhen when, Tier tier, Map<String, String> more) {
        var uri = UriComponentsBuilder.fromPath(ListQuery.REGISTER).queryParam("due", when);
        if (tier != null && !more.containsKey("tier")) uri.queryParam("tier", tier);
        more.forEach(uri::queryParam);
        return uri.encode().toUriString();
    }
}
