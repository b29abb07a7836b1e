package org.shanzhi.reach;

import java.util.HashMap;
import java.util.Map;
import org.shanzhi.policy.ActionPolicy;
import org.shanzhi.policy.BodyField;
import org.shanzhi.policy.Policies;
import tools.jackson.databind.json.JsonMapper;

/** A body that an action reads, with what it must have and no more; whether the matter is in the state for it is another question. */
final class Bodies {
    /** Where the policies say less than the action reads. */
    private static final Map<String, String> BY_HAND = Map.of(
            "add-party", "{\"party\":{\"role\":\"APPLICANT\",\"kind\":\"PERSON\",\"name\":\"王五\"}}",
            "correct", "{\"field\":\"title\",\"value\":\"楼上漏水两处\",\"reason\":\"按当面核实的改\"}",
            "whistle", "{\"type\":\"PROGRESS\",\"units\":[\"D\"],\"matter\":\"请到现场认定\"}");

    private final Policies policies;

    Bodies(Policies policies) {
        this.policies = policies;
    }

    String of(String code) {
        if (BY_HAND.containsKey(code)) return BY_HAND.get(code);
        ActionPolicy action = policies.action(code);
        var body = new HashMap<String, Object>();
        for (BodyField field : action.body()) if (field.required()) body.put(field.name(), value(field));
        return JsonMapper.shared().writeValueAsString(body);
    }

    private Object value(BodyField field) {
        Object one = switch (field.type()) {
            case TEXT -> "按规定办理";
            case CODE ->
                policies.vocabulary().codes(field.codeList()).stream()
                        .findFirst()
                        .orElseThrow();
            case INSTANT -> "2026-01-05T09:30:00+08:00";
            case DATE -> "2026-12-31";
            case UNIT -> "S";
            case STAFF -> "{handler}";
            case FILE -> Map.of("id", "{upload}", "kind", "EVIDENCE", "title", "说明");
            case BOOL -> true;
            case INT, PARTY -> 1;
            case PLACE -> Map.of("lon", 103.8, "lat", 36.05, "crs", "WGS84", "address", "静宁路");
            case MATTER -> "{own}";
            case POLICY -> "DL-TRIAGE";
        };
        return field.list() ? new Object[] {one} : one;
    }
}
