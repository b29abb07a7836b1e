package org.shanzhi.matter.web;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.shanzhi.access.Masked;
import org.shanzhi.matter.FileRef;
import org.shanzhi.matter.FreeText;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.Place;
import org.shanzhi.matter.Recorded;
import org.shanzhi.org.Line;
import org.shanzhi.org.Organisation;
import org.springframework.stereotype.Component;

/** Events as the API writes them: what was said, with the numbers of persons masked; units by code, staff by user name. */
@Component
class EventJson {
    private static final Set<String> OTHER_MATTERS = Set.of("into", "other", "from", "of");
    private final MatterJson matters;
    private final Organisation organisation;

    EventJson(MatterJson matters, Organisation organisation) {
        this.matters = matters;
        this.organisation = organisation;
    }

    Map<String, Object> event(int district, Recorded r) {
        var json = new LinkedHashMap<String, Object>();
        json.put("version", r.version());
        json.put("type", r.event().code());
        json.put("at", MatterJson.at(r.at()));
        json.put("actor", actor(district, r));
        json.put("unit", r.unit() == 0 ? null : matters.unit(district, r.unit()));
        if (r.with().standsInFor() != null)
            json.put("standsInFor", matters.staff(district, r.with().standsInFor()));
        json.put("detail", detail(district, (Record) r.event()));
        if (r.with().note() != null)
            json.put("note", Masked.text(r.with().note().value()));
        if (!r.with().files().isEmpty())
            json.put("files", shown(district, "files", r.with().files()));
        return json;
    }

    private String actor(int district, Recorded r) {
        return switch (r.actor()) {
            case Recorded.PROGRAM -> "SYSTEM";
            case Recorded.RESIDENT -> "RESIDENT";
            default -> matters.staff(district, r.actor());
        };
    }

    private Map<String, Object> detail(int district, Record event) {
        var json = new LinkedHashMap<String, Object>();
        for (RecordComponent c : event.getClass().getRecordComponents()) {
            Object value;
            try {
                value = c.getAccessor().invoke(event);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
            Object shown = shown(district, c.getName(), value);
            if (shown != null) json.put(c.getName(), shown);
        }
        return json;
    }

    private Object shown(int district, String name, Object value) {
        return switch (value) {
            case null -> null;
            case FreeText t -> Masked.text(t.value());
            case Place _, Line _ -> null; // of the matter, where it is shown by rights
            case Instant at -> MatterJson.at(at);
            case FileRef f -> Map.of("id", f.id(), "kind", f.kind());
            case Integer unit when name.equals("unit") || name.equals("assist") -> matters.unit(district, unit);
            case Integer staff when name.equals("handler") || name.equals("staff") -> matters.staff(district, staff);
            case Long other
            when OTHER_MATTERS.contains(name) ->
                new MatterNumber(organisation.district(district).prefix(), other).toString();
            case List<?> list ->
                list.stream().map(item -> shown(district, name, item)).toList();
            case Record r -> detail(district, r);
            default -> value;
        };
    }
}
