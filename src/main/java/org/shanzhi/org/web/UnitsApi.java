package org.shanzhi.org.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.paging.Cursor;
import org.shanzhi.kernel.paging.Limit;
import org.shanzhi.kernel.paging.Page;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.Tier;
import org.shanzhi.org.Unit;
import org.shanzhi.org.UnitKind;
import org.shanzhi.policy.Caller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The units that are open today, for programs: their codes are what all other calls name units by. */
@RestController
@Tag(name = "Units")
class UnitsApi {
    private static final String LIST = "units";
    private static final Comparator<Unit> ORDER = Comparator.comparing(Unit::code);

    private final Organisation organisation;
    private final Clock clock;

    UnitsApi(Organisation organisation, Clock clock) {
        this.organisation = organisation;
        this.clock = clock;
    }

    /** @param parent code of the unit above; null for the district's own */
    record Line(String code, String name, UnitKind kind, Tier tier, String parent, String phone) {}

    @GetMapping("/api/v1/units")
    @Operation(summary = "Units that are open today, in order of code")
    Page<Line> list(
            Caller caller,
            @RequestParam(required = false) Tier tier,
            @RequestParam(required = false) UnitKind kind,
            @Parameter(description = "Part of the name, or the beginning of the code") @RequestParam(required = false)
                    String q,
            Limit limit,
            @RequestParam(required = false) String after) {
        String from = Cursor.parse(LIST, after).map(cursor -> cursor.text(0)).orElse("");
        List<Unit> found = organisation.units(caller.district(), ChinaTime.day(clock.instant())).stream()
                .filter(unit -> tier == null || unit.tier() == tier)
                .filter(unit -> kind == null || unit.kind() == kind)
                .filter(unit -> UnitSearch.matches(unit, q))
                .sorted(ORDER)
                .filter(unit -> unit.code().compareTo(from) > 0)
                .limit(limit.andOneMore())
                .toList();
        return Page.of(found, limit, unit -> Cursor.of(LIST, unit.code())).map(unit -> line(caller, unit));
    }

    private Line line(Caller caller, Unit unit) {
        String parent = unit.parentId() == null
                ? null
                : organisation.unit(caller.district(), unit.parentId()).code();
        return new Line(unit.code(), unit.name(), unit.kind(), unit.tier(), parent, unit.phone());
    }
}
