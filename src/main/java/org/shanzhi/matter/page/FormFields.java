package org.shanzhi.matter.page;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.page.Choice;
import org.shanzhi.kernel.page.Typed;
import org.shanzhi.matter.ClockSheet;
import org.shanzhi.matter.MatterSheet;
import org.shanzhi.matter.PartyKind;
import org.shanzhi.matter.PartyRole;
import org.shanzhi.matter.Willing;
import org.shanzhi.matter.page.FormField.Control;
import org.shanzhi.matter.page.FormField.Group;
import org.shanzhi.org.Organisation;
import org.shanzhi.policy.ActionPolicy;
import org.shanzhi.policy.BodyField;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.MatterKind;
import org.shanzhi.policy.Policies;
import org.springframework.stereotype.Component;

/** Makes the fields of an action's form from what the policies say that it asks for. */
@Component
class FormFields {
    private static final DateTimeFormatter WALL = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");
    private static final int MOST_CARDS = 4;
    private static final Set<String> SHORT = Set.of("organ", "kind");
    private static final List<String> CORRECTABLE = List.of("title", "body", "address", "typeCode", "occurredAt");

    private final Policies policies;
    private final Organisation organisation;
    private final Clock clock;

    FormFields(Policies policies, Organisation organisation, Clock clock) {
        this.policies = policies;
        this.organisation = organisation;
        this.clock = clock;
    }

    /** For one form: of which action, on which matter, by whom, with what was typed. */
    record Asked(ActionPolicy action, MatterSheet matter, Caller by, Typed typed, Names.Reader names) {
        String label(String field) {
            return names.first("matter.field." + action.code() + "." + field, "matter.field." + field);
        }
    }

    List<FormField> of(Asked asked) {
        return asked.action().body().stream()
                .filter(f -> !SupervisionFields.needless(asked, f) && !TaskFields.needless(asked, f))
                .map(f -> field(asked, f))
                .toList();
    }

    /** What every action takes besides. */
    List<FormField> besides(Asked asked) {
        var fields = new ArrayList<FormField>();
        if (!asked.action().code().equals("note")) fields.add(plain(asked, "note", Control.TEXT, false));
        fields.add(plain(asked, "files", Control.FILES, false));
        return fields;
    }

    private FormField field(Asked asked, BodyField f) {
        return switch (f.type()) {
            case TEXT -> text(asked, f);
            case CODE -> code(asked, f);
            case BOOL -> plain(asked, f, Control.CARDS).choices(yesOrNo(asked, f.name()));
            case INT -> number(asked, f);
            case DATE -> plain(asked, f, Control.DATE);
            case INSTANT -> instant(asked, f);
            case UNIT ->
                TaskFields.names(asked, f)
                        ? TaskFields.unit(asked, f, organisation)
                        : plain(asked, f, f.list() ? Control.UNITS : Control.UNIT)
                                .choices(units(asked, f.name()));
            case STAFF -> named(asked, f);
            case FILE -> plain(asked, f, f.list() ? Control.FILES : Control.FILE);
            case MATTER -> plain(asked, f, Control.LINE).hint(asked.names().text("matter.hint.number"));
            case POLICY -> plain(asked, f, Control.SELECT).choices(running(asked));
            case PLACE ->
                plain(asked, f, Control.PARTS)
                        .parts(List.of(plain(asked, f.name() + "." + FormBody.ADDRESS, Control.LINE, false)));
            case PARTY -> party(asked, f);
        };
    }

    private static FormField number(Asked asked, BodyField f) {
        if (SupervisionFields.names(asked, f)) return SupervisionFields.number(asked, f);
        return TaskFields.names(asked, f) ? TaskFields.number(asked, f) : plain(asked, f, Control.NUMBER);
    }

    private static FormField text(Asked asked, BodyField f) {
        if (asked.action().code().equals("correct") && f.name().equals("field")) {
            return plain(asked, f, Control.SELECT)
                    .choices(CORRECTABLE.stream()
                            .map(name -> Choice.of(name, asked.names().text("matter.correct." + name)))
                            .toList());
        }
        if (SHORT.contains(f.name())) return plain(asked, f, Control.LINE);
        FormField area = plain(asked, f, Control.TEXT);
        return f.list() ? area.hint(asked.names().text("matter.hint.lines")) : area;
    }

    private FormField code(Asked asked, BodyField f) {
        if (f.codeList().equals("types"))
            return plain(asked, f, Control.GROUPED).groups(types(asked));
        var choices = codes(asked, f);
        Control control = f.list() ? Control.CHECKS : choices.size() <= MOST_CARDS ? Control.CARDS : Control.SELECT;
        var chosen = SupervisionFields.proposed(
                asked, f, choices.stream().map(Choice::value).toList());
        return FormField.of(f.name(), asked.label(f.name()), control, f.required(), chosen)
                .choices(choices);
    }

    private List<Choice> codes(Asked asked, BodyField f) {
        MatterKind kind = MatterKind.valueOf(asked.matter().kind().name());
        return policies.vocabulary().codes(f.codeList()).stream()
                .filter(code -> !f.codeList().equals("case_outcomes")
                        || policies.lifeCycle().outcomes().get(code).kinds().contains(kind))
                .map(code -> Choice.of(code, asked.names().label(f.codeList(), code)))
                .toList();
    }

    private List<Group> types(Asked asked) {
        MatterKind kind = MatterKind.valueOf(asked.matter().kind().name());
        return policies.taxonomy().classes(kind).stream()
                .map(c -> new Group(
                        c.label(asked.names().locale()),
                        policies.taxonomy().typesOf(c.code()).stream()
                                .map(t -> Choice.of(
                                        t.code(), t.label(asked.names().locale())))
                                .toList()))
                .toList();
    }

    private static List<Choice> yesOrNo(Asked asked, String field) {
        String own = "matter.bool." + asked.action().code() + "." + field;
        return List.of(
                Choice.of("true", asked.names().first(own + ".true", "matter.yes")),
                Choice.of("false", asked.names().first(own + ".false", "matter.no")));
    }

    /** The time of something that has mostly just been done. */
    private FormField instant(Asked asked, BodyField f) {
        if (asked.typed().has(f.name()) || !f.required()) return plain(asked, f, Control.INSTANT);
        String now = WALL.format(clock.instant().atZone(ChinaTime.ZONE));
        return FormField.of(f.name(), asked.label(f.name()), Control.INSTANT, true, List.of(now));
    }

    /** Those that were chosen before; more are found by typing. */
    private List<Choice> units(Asked asked, String field) {
        return asked.typed().all(field).stream()
                .flatMap(code -> organisation.byCode(asked.by().district(), code).stream())
                .map(unit -> Choice.of(unit.code(), unit.name()))
                .toList();
    }

    private FormField named(Asked asked, BodyField f) {
        FormField field = plain(asked, f, Control.SELECT).choices(staff(asked));
        return asked.action().code().equals("assign") ? field.hint(asked.names().text("matter.hint.assign")) : field;
    }

    private List<Choice> staff(Asked asked) {
        return organisation.staffOf(asked.by().district(), asked.matter().unit()).stream()
                .map(s -> Choice.of(s.username(), s.name()))
                .toList();
    }

    private static List<Choice> running(Asked asked) {
        return asked.matter().clocks().stream()
                .filter(c -> c.stopped() == null)
                .map(ClockSheet::policy)
                .distinct()
                .map(code -> Choice.of(code, asked.names().label("deadline_policies", code)))
                .toList();
    }

    private static FormField party(Asked asked, BodyField f) {
        if (FormBody.choosesParty(asked.action().code(), f.name())) {
            return plain(asked, f, Control.SELECT)
                    .choices(asked.matter().parties().stream()
                            .map(p -> Choice.of(
                                    String.valueOf(p.no()),
                                    asked.names().text("PartyRole." + p.role()) + " " + p.name()))
                            .toList());
        }
        var parts = new ArrayList<FormField>();
        for (String part : FormBody.PARTY) {
            String name = f.name() + "." + part;
            parts.add(
                    switch (part) {
                        case "role" ->
                            plain(asked, name, Control.CARDS, true).choices(constants(asked, PartyRole.values()));
                        case "kind" ->
                            plain(asked, name, Control.CARDS, true).choices(constants(asked, PartyKind.values()));
                        case "willing" ->
                            plain(asked, name, Control.CARDS, false).choices(constants(asked, Willing.values()));
                        case "name" -> plain(asked, name, Control.LINE, true);
                        default -> plain(asked, name, Control.LINE, false);
                    });
        }
        parts.add(plain(asked, f.name() + "." + FormBody.BIRTH_YEAR, Control.NUMBER, false));
        return plain(asked, f, Control.PARTS).parts(parts);
    }

    private static List<Choice> constants(Asked asked, Enum<?>[] values) {
        return Arrays.stream(values)
                .map(v -> Choice.of(v.name(), asked.names().text(v.getClass().getSimpleName() + "." + v.name())))
                .toList();
    }

    private static FormField plain(Asked asked, BodyField f, Control control) {
        return plain(asked, f.name(), control, f.required());
    }

    private static FormField plain(Asked asked, String name, Control control, boolean required) {
        return FormField.of(
                name, asked.label(name), control, required, asked.typed().all(name));
    }
}
