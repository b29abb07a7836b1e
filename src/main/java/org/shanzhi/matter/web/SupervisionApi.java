package org.shanzhi.matter.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shanzhi.kernel.paging.Limit;
import org.shanzhi.matter.SupervisionLine;
import org.shanzhi.matter.SupervisionList;
import org.shanzhi.matter.SupervisionReading;
import org.shanzhi.policy.Caller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Supervisions for programs. They are ordered, answered and closed with actions of their matter. */
@RestController
@Tag(name = "Deadlines")
class SupervisionApi {
    private final SupervisionReading supervisions;
    private final MatterJson json;

    SupervisionApi(SupervisionReading supervisions, MatterJson json) {
        this.supervisions = supervisions;
        this.json = json;
    }

    record Answer(
            List<Map<String, Object>> items,
            @JsonInclude(JsonInclude.Include.NON_NULL) String next) {}

    @GetMapping("/api/v1/supervisions")
    @Operation(
            summary =
                    "Supervisions to answer, to close, or all of the matters one sees that are not archived, each with its clock")
    Answer list(
            Caller by,
            @Parameter(description = "to-answer, to-close, all") @RequestParam(defaultValue = "all") String list,
            Limit limit,
            @RequestParam(required = false) String after) {
        var found = supervisions.list(by, SupervisionList.named(list), limit, after);
        return new Answer(
                found.items().stream().map(line -> line(by.district(), line)).toList(), found.next());
    }

    private Map<String, Object> line(int district, SupervisionLine line) {
        var row = new LinkedHashMap<String, Object>();
        row.put("number", line.number());
        row.put("title", line.title());
        row.put("unit", json.unit(district, line.unit()));
        row.putAll(json.supervision(district, line.of()));
        line.clock().ifPresent(clock -> row.put("clock", MatterJson.clock(clock)));
        row.put("mayClose", line.judged());
        return row;
    }
}
