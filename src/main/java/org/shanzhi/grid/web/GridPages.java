package org.shanzhi.grid.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import org.shanzhi.grid.Grid;
import org.shanzhi.grid.Grids;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.page.NavEntry;
import org.shanzhi.kernel.page.NavGroup;
import org.shanzhi.kernel.web.Parameters;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.Tier;
import org.shanzhi.org.Unit;
import org.shanzhi.org.UnitKind;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Permission;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The grids on a map, from the district down to one grid, on any day. */
@Controller
class GridPages {
    private static final MediaType GEOJSON = MediaType.parseMediaType("application/geo+json");

    private final Grids grids;
    private final Organisation organisation;
    private final GridDesk desk;
    private final Clock clock;

    GridPages(Grids grids, Organisation organisation, GridDesk desk, Clock clock) {
        this.grids = grids;
        this.organisation = organisation;
        this.desk = desk;
        this.clock = clock;
    }

    @GetMapping("/admin/grids")
    ModelAndView level(
            Caller caller, @RequestParam(defaultValue = "") String unit, @RequestParam(defaultValue = "") String at) {
        caller.require(Permission.MANAGE_GRIDS);
        LocalDate day = day(at);
        return new ModelAndView("grid/grids")
                .addObject("level", desk.level(caller.district(), unit, day, today()))
                .addObject("day", day)
                .addObject("today", today());
    }

    @GetMapping("/admin/grids/{code}")
    ModelAndView grid(Caller caller, @PathVariable String code, @RequestParam(defaultValue = "") String at) {
        caller.require(Permission.MANAGE_GRIDS);
        LocalDate day = day(at);
        Unit unit = gridUnit(caller, code);
        Grid grid = grids.of(caller.district(), unit.id(), day).orElse(null);
        return new ModelAndView("grid/grid")
                .addObject("unit", unit)
                .addObject("above", desk.above(caller.district(), unit))
                .addObject("grid", grid)
                .addObject("history", grids.history(caller.district(), unit.id()))
                .addObject("squareKilometres", grid == null ? null : GridDesk.squareKilometres(grid.shape()))
                .addObject("serving", organisation.staffOf(caller.district(), unit.id()))
                .addObject("map", desk.around(caller.district(), unit, day))
                .addObject("day", day)
                .addObject("today", today());
    }

    /** The polygon as a file. */
    @GetMapping("/admin/grids/{code}/shape")
    ResponseEntity<String> shape(Caller caller, @PathVariable String code, @RequestParam(defaultValue = "") String at) {
        caller.require(Permission.MANAGE_GRIDS);
        Unit unit = gridUnit(caller, code);
        return ResponseEntity.ok()
                .contentType(GEOJSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(unit.code() + ".geojson", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(grids.shape(caller.district(), unit.id(), day(at)));
    }

    private Unit gridUnit(Caller caller, String code) {
        Unit unit = desk.byCode(caller.district(), code);
        if (unit.kind() != UnitKind.TIER || unit.tier() != Tier.GRID) throw new NotFound("grid");
        return unit;
    }

    private LocalDate day(String at) {
        return at.isBlank() ? today() : Parameters.day("at", at);
    }

    private LocalDate today() {
        return ChinaTime.day(clock.instant());
    }

    @Bean
    static NavEntry gridsNav() {
        return NavEntry.of("nav.grids", "/admin/grids", "map-2", NavGroup.ADMIN, 15, Permission.MANAGE_GRIDS.name());
    }
}
