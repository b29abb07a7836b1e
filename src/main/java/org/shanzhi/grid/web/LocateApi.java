package org.shanzhi.grid.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import org.shanzhi.geo.Crs;
import org.shanzhi.geo.Position;
import org.shanzhi.grid.GridRefusal;
import org.shanzhi.grid.Grids;
import org.shanzhi.grid.Located;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.web.HttpProblem;
import org.shanzhi.kernel.web.Parameters;
import org.shanzhi.org.Unit;
import org.shanzhi.policy.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** In whose grid a place lies, for programs. */
@RestController
@Tag(name = "Grids")
class LocateApi {
    private final Grids grids;
    private final Clock clock;

    LocateApi(Grids grids, Clock clock) {
        this.grids = grids;
        this.clock = clock;
    }

    record Answer(Named grid, Named community, Named street) {}

    record Named(String code, String name) {
        static Named of(Unit unit) {
            return new Named(unit.code(), unit.name());
        }
    }

    @GetMapping("/api/v1/grids/locate")
    @Operation(summary = "In whose grid, community and street a place lies; 404 OUTSIDE_DISTRICT when in nobody's")
    Answer locate(
            Caller caller,
            @Parameter(description = "Degrees east", example = "103.8343") @RequestParam double lon,
            @Parameter(description = "Degrees north", example = "36.0611") @RequestParam double lat,
            @Parameter(description = "What the coordinates are in", example = "GCJ02") @RequestParam Crs crs,
            @Parameter(description = "Day of the boundaries, today when left out", example = "2026-11-23")
                    @RequestParam(required = false)
                    String at) {
        var sent = new Position(lon, lat, crs);
        var errors = sent.errors("");
        if (!errors.isEmpty()) throw Parameters.bad(errors);
        LocalDate day = at == null || at.isBlank() ? ChinaTime.day(clock.instant()) : Parameters.day("at", at);
        try {
            Located located = grids.locate(caller.district(), sent.toPoint(), day);
            return new Answer(Named.of(located.grid()), Named.of(located.community()), Named.of(located.street()));
        } catch (Refused outside) {
            throw new HttpProblem(HttpStatus.NOT_FOUND, GridRefusal.OUTSIDE_DISTRICT);
        }
    }
}
