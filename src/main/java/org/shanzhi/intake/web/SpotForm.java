package org.shanzhi.intake.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.shanzhi.intake.IntakeRefusal;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.matter.PartyKind;
import org.shanzhi.matter.PartyRole;
import org.shanzhi.policy.MatterKind;
import org.shanzhi.policy.MatterType;
import org.shanzhi.policy.Taxonomy;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What is typed while somebody waits on the telephone, made into what the desk's form would ask for. */
final class SpotForm {
    private static final List<String> OF_ANSWER = List.of("text", "outcome", "resident");
    private static final String NAME = DeskForm.party(0, "name");
    private static final String PHONE = DeskForm.party(0, "phone");
    private static final int TITLE = 40;

    private SpotForm() {}

    /** The next empty form: what is the same from one caller to the next is kept. */
    static DeskForm fresh(SpotDay day) {
        var form = DeskForm.empty();
        form.set("channel", day.channel());
        form.set("outcome", day.outcome());
        form.set("resident", SpotDay.NOT_ASKED);
        return form;
    }

    /**
     * The form of a registration: the kind follows from the type, the title is the first sentence.
     *
     * @param unnamed what stands for a name that was not given, though a number was; null leaves it open
     */
    static DeskForm registration(MultiValueMap<String, String> sent, Taxonomy types, String unnamed) {
        var form = new DeskForm(sent);
        form.set("kind", kind(form.value("typeCode"), types).name());
        if (form.has("body")) form.set("title", title(form.value("body")));
        form.set(DeskForm.party(0, "role"), PartyRole.APPLICANT.name());
        form.set(DeskForm.party(0, "kind"), PartyKind.PERSON.name());
        if (unnamed != null && form.has(PHONE) && !form.has(NAME)) form.set(NAME, unnamed);
        return form;
    }

    /** Whoever leaves neither name nor number is anonymous. */
    static DeskForm orAnonymous(DeskForm form) {
        if (!named(form)) form.set("anonymous", "yes");
        return form;
    }

    static boolean named(DeskForm form) {
        return form.has(NAME) || form.has(PHONE);
    }

    /** The notice on personal data (个人信息保护法 17) is owed where personal data are taken. */
    static List<FieldError> wrong(DeskForm form) {
        var errors = new ArrayList<FieldError>();
        if (named(form) && !form.has(DeskForm.NOTICE))
            errors.add(FieldError.of(DeskForm.NOTICE, IntakeRefusal.NOTICE_NOT_GIVEN));
        return errors;
    }

    static JsonNode answer(DeskForm form) {
        var body = JsonNodeFactory.instance.objectNode();
        for (String field : OF_ANSWER) if (form.has(field)) body.put(field, form.value(field));
        return body;
    }

    private static MatterKind kind(String type, Taxonomy types) {
        return Optional.ofNullable(type)
                .flatMap(types::type)
                .map(MatterType::kind)
                .orElse(MatterKind.REQUEST);
    }

    static String title(String words) {
        String all = words.strip();
        String first = all.split("[。！？!?；;\\r\\n]", 2)[0].strip();
        String title = first.isEmpty() ? all : first;
        int length = title.codePointCount(0, title.length());
        return length <= TITLE ? title : title.substring(0, title.offsetByCodePoints(0, TITLE)) + "…";
    }
}
