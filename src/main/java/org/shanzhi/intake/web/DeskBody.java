package org.shanzhi.intake.web;

import java.util.List;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.matter.PartyKind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What was typed at the desk as the body that the API takes. What cannot be read is passed on as it stands and refused there. */
final class DeskBody {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> TEXTS = List.of("kind", "channel", "title", "body", "typeCode", "lateReason");
    private static final List<String> TIMES = List.of("occurredAt", "requestedAt");
    private static final List<String> OF_PARTY =
            List.of("role", "kind", "willing", "name", "phone", "idNumber", "address");

    private DeskBody() {}

    static JsonNode of(DeskForm form) {
        var body = JSON.objectNode();
        for (String name : TEXTS) put(body, name, form.value(name));
        for (String name : TIMES) if (form.has(name)) body.put(name, ChinaTime.onTheWall(form.value(name)));
        if (form.has("anonymous")) body.put("anonymous", true);
        var place = place(form);
        if (!place.isEmpty()) body.set("place", place);
        var parties = body.putArray("parties");
        for (int row : form.told()) parties.add(party(form, row));
        for (var line : PartyList.of(form)) parties.add(listed(line));
        return body;
    }

    private static ObjectNode place(DeskForm form) {
        var place = JSON.objectNode();
        put(place, "address", form.value("place.address"));
        for (String axis : List.of("lon", "lat")) {
            String typed = form.value("place." + axis);
            if (typed != null) place.set(axis, degrees(typed));
        }
        if (place.has("lon") || place.has("lat")) put(place, "crs", form.value("place.crs"));
        return place;
    }

    private static ObjectNode party(DeskForm form, int row) {
        var party = JSON.objectNode();
        for (String field : OF_PARTY) put(party, field, form.value(DeskForm.party(row, field)));
        String year = form.value(DeskForm.party(row, "birthYear"));
        if (year != null) party.set("birthYear", whole(year));
        return party;
    }

    private static ObjectNode listed(PartyList.Line line) {
        var party = JSON.objectNode().put("role", line.role().name()).put("kind", PartyKind.PERSON.name());
        put(party, "name", line.name());
        put(party, "phone", line.phone());
        put(party, "idNumber", line.idNumber());
        put(party, "address", line.address());
        return party;
    }

    private static void put(ObjectNode node, String name, String value) {
        if (value != null) node.put(name, value);
    }

    private static JsonNode degrees(String typed) {
        try {
            return JSON.numberNode(Double.parseDouble(typed.strip()));
        } catch (NumberFormatException e) {
            return JSON.stringNode(typed);
        }
    }

    private static JsonNode whole(String typed) {
        try {
            return JSON.numberNode(Integer.parseInt(typed.strip()));
        } catch (NumberFormatException e) {
            return JSON.stringNode(typed);
        }
    }
}
