package org.shanzhi.matter.page;

import java.util.Arrays;
import java.util.List;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.page.Typed;
import org.shanzhi.matter.Actions;
import org.shanzhi.matter.PartyRef;
import org.shanzhi.policy.ActionPolicy;
import org.shanzhi.policy.BodyField;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What was typed into an action's form as the body that the API takes, so that both accept exactly the same. */
final class FormBody {
    static final List<String> PARTY = List.of("role", "kind", "willing", "name", "phone", "idNumber", "address");
    static final String BIRTH_YEAR = "birthYear";
    static final String ADDRESS = "address";
    static final String NOTE = "note";
    static final String FILES = "files";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ActionPolicy action;
    private final Typed typed;

    private FormBody(ActionPolicy action, Typed typed) {
        this.action = action;
        this.typed = typed;
    }

    static JsonNode of(ActionPolicy action, Typed typed) {
        return new FormBody(action, typed).body();
    }

    private ObjectNode body() {
        var body = JSON.objectNode();
        for (BodyField field : action.body()) {
            JsonNode value = field.list() ? list(field) : single(field);
            if (value != null) body.set(field.name(), value);
        }
        if (typed.has(NOTE)) body.put(NOTE, typed.one(NOTE));
        if (typed.has(FILES)) {
            var files = body.putArray(FILES);
            typed.all(FILES).forEach(file -> files.add(file(file)));
        }
        return body;
    }

    private JsonNode list(BodyField field) {
        var all = JSON.arrayNode();
        typed.all(field.name()).stream()
                .flatMap(text -> field.type() == BodyField.Type.TEXT ? text.lines() : List.of(text).stream())
                .filter(text -> !text.isBlank())
                .forEach(text -> all.add(value(field, text)));
        return all.isEmpty() ? null : all;
    }

    private JsonNode single(BodyField field) {
        return switch (field.type()) {
            case PARTY -> choosesParty(action.code(), field.name()) ? chosen(field) : party(field.name());
            case PLACE -> place(field.name());
            default -> typed.has(field.name()) ? value(field, typed.one(field.name())) : null;
        };
    }

    private JsonNode chosen(BodyField field) {
        return typed.has(field.name()) ? number(typed.one(field.name())) : null;
    }

    private static JsonNode value(BodyField field, String text) {
        return switch (field.type()) {
            case BOOL -> JSON.booleanNode(Boolean.parseBoolean(text));
            case INT -> number(text);
            case INSTANT -> JSON.stringNode(ChinaTime.onTheWall(text));
            case FILE -> file(text);
            default -> JSON.stringNode(text);
        };
    }

    /** What is no number is sent as it was typed, and refused there. */
    private static JsonNode number(String text) {
        try {
            return JSON.numberNode(Integer.parseInt(text.strip()));
        } catch (NumberFormatException e) {
            return JSON.stringNode(text);
        }
    }

    /** The id, and after a space what the file was called. */
    private static JsonNode file(String text) {
        int space = text.indexOf(' ');
        var file = JSON.objectNode().put("id", space < 0 ? text : text.substring(0, space));
        if (space > 0) file.put("title", text.substring(space + 1));
        return file;
    }

    private JsonNode party(String field) {
        var party = JSON.objectNode();
        for (String part : PARTY) {
            if (typed.has(field + "." + part)) party.put(part, typed.one(field + "." + part));
        }
        String year = field + "." + BIRTH_YEAR;
        if (typed.has(year)) party.set(BIRTH_YEAR, number(typed.one(year)));
        return party;
    }

    private JsonNode place(String field) {
        String address = field + "." + ADDRESS;
        return typed.has(address) ? JSON.objectNode().put(ADDRESS, typed.one(address)) : null;
    }

    /** Whether the field names a party that the matter has already, not a new one. */
    static boolean choosesParty(String action, String field) {
        return Arrays.stream(Actions.commandOf(action).getRecordComponents())
                .anyMatch(component -> component.getName().equals(field) && component.getType() == PartyRef.class);
    }
}
