package org.shanzhi.matter.web;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.web.HttpProblem;
import org.shanzhi.kernel.web.Problem;
import org.shanzhi.kernel.web.ProblemCode;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;

/** A field that nobody asked for is a 400 that names those that exist: a misspelt one must not be silently lost. */
final class UnknownFields {
    private UnknownFields() {}

    static void refuse(String path, JsonNode object, Collection<String> known) {
        List<FieldError> unknown = object.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .map(name -> FieldError.of(path + name, ProblemCode.UNKNOWN_FIELD, name))
                .toList();
        if (unknown.isEmpty()) return;
        String names = String.join(", ", known.stream().sorted().toList());
        throw new HttpProblem(new Problem(
                HttpStatus.BAD_REQUEST,
                Refusal.of(ProblemCode.UNKNOWN_FIELD, names),
                unknown,
                List.of(),
                Map.of(),
                Map.of()));
    }
}
