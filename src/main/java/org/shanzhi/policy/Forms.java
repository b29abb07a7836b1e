package org.shanzhi.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The papers (文书) and the groups of fields they share, from forms.yaml. */
public record Forms(Map<String, Form> forms, Map<String, List<FormField>> groups) {
    /**
     * @param alternative the form that may stand in its place
     * @param confidential for the parties, the committee and the volume only
     * @param sealed never exported, not in the volume
     * @param exportable may be handed to the court
     */
    public record Form(
            String code,
            String zh,
            String en,
            Need need,
            Optional<String> alternative,
            boolean confidential,
            boolean sealed,
            boolean exportable,
            List<FormField> fields)
            implements Labelled {}

    public enum Need {
        MUST,
        WHEN_SETTLED,
        ON_DEMAND
    }
}
