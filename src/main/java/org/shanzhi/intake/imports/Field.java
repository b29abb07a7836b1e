package org.shanzhi.intake.imports;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a column of a file may hold. The path is that of the registration's or the answer's field, where there is one. */
public enum Field {
    SOURCE_ID("sourceId", ""),
    TITLE("title", "title"),
    BODY("body", "body"),
    REQUESTED_AT("requestedAt", "requestedAt"),
    OCCURRED_AT("occurredAt", "occurredAt"),
    TYPE("type", "typeCode"),
    CHANNEL("channel", "channel"),
    NAME("name", "parties[0].name"),
    PHONE("phone", "parties[0].phone"),
    ID_NUMBER("idNumber", "parties[0].idNumber"),
    ADDRESS("address", "parties[0].address"),
    ANONYMOUS("anonymous", "anonymous"),
    PLACE("place", "place.address"),
    ANSWER("answer", "answer.text"),
    ANSWERED_AT("answeredAt", ""),
    /** Counted from the day of the request, where nothing else is known. */
    ANSWERED_AFTER_DAYS("answeredAfterDays", "");

    private final String code;
    private final String path;

    Field(String code, String path) {
        this.code = code;
        this.path = path;
    }

    /** As profiles write it. */
    @JsonValue
    public String code() {
        return code;
    }

    String path() {
        return path;
    }

    /** The field that an error is about; the body when it is about the row as a whole. */
    static Field of(String path) {
        for (Field field : values()) if (!field.path.isEmpty() && path.startsWith(field.path)) return field;
        if (path.startsWith("parties")) return NAME;
        return path.startsWith("answer") ? ANSWER : path.startsWith("place") ? PLACE : BODY;
    }
}
