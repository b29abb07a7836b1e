package org.shanzhi.notify.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.shanzhi.kernel.text.Labelled;
import org.shanzhi.notify.NewNotice.Named;
import org.shanzhi.policy.Policies;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** What a message's text is filled with, as JSON: {@code "CG26-…"}, {@code {"at": …}}, {@code {"list": …, "code": …}}. */
@Component
class Arguments {
    private static final ObjectMapper JSON = JsonMapper.shared();

    private final Policies policies;

    Arguments(Policies policies) {
        this.policies = policies;
    }

    String write(List<Object> args) {
        return JSON.writeValueAsString(args.stream().map(Arguments::tree).toList());
    }

    private static Object tree(Object arg) {
        return switch (arg) {
            case String text -> text;
            case Instant at -> Map.of("at", at.toString());
            case Named named -> named;
            default -> throw new IllegalArgumentException("A message cannot say a " + arg.getClass());
        };
    }

    List<Object> read(String json) {
        var args = new ArrayList<>();
        for (JsonNode node : JSON.readTree(json)) args.add(value(node));
        return args;
    }

    private Object value(JsonNode node) {
        if (node.isString()) return node.stringValue();
        if (node.has("at")) return Instant.parse(node.get("at").stringValue());
        String list = node.get("list").stringValue();
        String code = node.get("code").stringValue();
        return (Labelled) locale -> policies.label(list, code, locale);
    }
}
