package org.shanzhi.policy;

/**
 * One field of what an action asks for.
 *
 * @param codeList the closed list of a CODE; empty for every other type
 */
public record BodyField(String name, Type type, boolean list, boolean required, String codeList) {
    public enum Type {
        TEXT,
        CODE,
        INSTANT,
        DATE,
        UNIT,
        STAFF,
        FILE,
        BOOL,
        INT,
        PARTY,
        PLACE,
        MATTER,
        POLICY
    }
}
