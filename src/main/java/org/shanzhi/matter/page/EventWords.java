package org.shanzhi.matter.page;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.shanzhi.access.Masked;
import org.shanzhi.kernel.page.Times;
import org.shanzhi.matter.Event;
import org.shanzhi.matter.FileRef;
import org.shanzhi.matter.FreeText;
import org.shanzhi.matter.MatterDesk.FileLine;
import org.shanzhi.matter.MatterDesk.Happened;
import org.shanzhi.matter.MatterDesk.Line;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.Place;
import org.shanzhi.matter.Recorded;
import org.shanzhi.matter.Type;
import org.shanzhi.matter.store.Files;
import org.shanzhi.policy.BodyField;
import org.shanzhi.policy.Policies;

/** What happened to a matter, in words, with the numbers of persons masked. */
final class EventWords {
    /** Of registration and correction: what the page shows elsewhere, or nobody reads. */
    private static final Set<String> SHOWN_ELSEWHERE =
            Set.of("title", "shownTitle", "body", "parties", "policyVersion", "tier", "anonymous", "takesDuty", "no");

    private static final Set<String> SAID_OF_WHAT_WAS_TOLD = Set.of("unit", "at", "text");
    private static final Set<String> SAID_OF_A_CORRECTION = Set.of("field", "value", "reason");

    private final Policies policies;
    private final Names.Reader names;
    private final Times times;
    private final String prefix;

    EventWords(Policies policies, Names.Reader names, Times times, String prefix) {
        this.policies = policies;
        this.names = names;
        this.times = times;
        this.prefix = prefix;
    }

    /** Such as 签收. */
    String what(Event event) {
        if (event instanceof Event.Assigned to && to.staff() == null) return names.text("matter.event.unassigned");
        if (event instanceof Event.Told told) return names.label("events", told.code());
        return names.first(
                "matter.event." + event.code(),
                "matter.event." + event.getClass().getSimpleName());
    }

    Happened happened(Recorded r) {
        var lines = new ArrayList<Line>();
        for (RecordComponent c : r.event().getClass().getRecordComponents()) {
            if (SHOWN_ELSEWHERE.contains(c.getName())) continue;
            if (r.event() instanceof Event.Told && !SAID_OF_WHAT_WAS_TOLD.contains(c.getName())) continue;
            if (r.event() instanceof Event.Corrected && !SAID_OF_A_CORRECTION.contains(c.getName())) continue;
            String text = shown(r.event(), c.getName(), value(c, r.event()));
            if (!text.isEmpty()) lines.add(new Line(label(r.event(), c.getName()), text));
        }
        if (r.with().note() != null)
            lines.add(new Line(names.text("matter.field.note"), masked(r.with().note())));
        var files = Files.of(r).stream().map(f -> file(f, r.at())).toList();
        return new Happened(
                r.version(), r.at(), icon(r.event()), what(r.event()), who(r), names.unit(r.unit()), lines, files);
    }

    private String who(Recorded r) {
        Integer absent = r.with().standsInFor();
        String actor = names.staff(r.actor());
        return absent == null ? actor : names.text("matter.stands_in", actor, names.staff(absent));
    }

    private FileLine file(FileRef f, Instant at) {
        return new FileLine(f.id(), f.title() == null ? names.text("matter.file") : masked(f.title()), at);
    }

    private static String icon(Event event) {
        String action = event.getClass().getAnnotation(Type.class).action();
        return switch (event) {
            case Event.AccessGranted _, Event.OpenedInEmergency _ -> "eye";
            case Event.AccessEnded _ -> "eye-off";
            default -> action.isEmpty() ? "info-circle" : Panels.icon(action);
        };
    }

    private String label(Event event, String field) {
        // a note is its own label
        if ((event instanceof Event.Noted || event instanceof Event.Told) && field.equals("text")) return "";
        String action = event.getClass().getAnnotation(Type.class).action();
        String of = action.isEmpty() ? event.code() : action;
        return names.first("matter.field." + of + "." + field, "matter.field." + field);
    }

    private String shown(Event event, String field, Object value) {
        return switch (value) {
            case null -> "";
            case FreeText text when field.equals("field") -> names.first("matter.correct." + text.value());
            case FreeText text -> masked(text);
            case String code when field.equals("field") -> names.first("matter.correct." + code);
            case String code -> code(event, field, code);
            case Enum<?> code -> code(event, field, code.name());
            case Instant at -> times.minute(at);
            case LocalDate day -> times.fullDay(day);
            case Boolean yes -> bool(event, field, yes);
            case Integer unit when field.equals("unit") || field.equals("assist") -> names.unit(unit);
            case Integer staff when field.equals("handler") || field.equals("staff") -> names.staff(staff);
            case Integer number -> number.toString();
            case Long id -> new MatterNumber(prefix, id).toString();
            case List<?> list ->
                list.stream()
                        .map(item -> shown(event, field, item))
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(names.text("text.between")));
            case Event.PartyIn party -> names.text("PartyRole." + party.role());
            case Place _, org.shanzhi.org.Line _, FileRef _ -> "";
            default -> "";
        };
    }

    private String code(Event event, String field, String code) {
        if (field.equals("policy")) return names.label("deadline_policies", code);
        if (field.equals("typeCode")) return names.label("types", code);
        String action = event.getClass().getAnnotation(Type.class).action();
        if (action.isEmpty()) return names.first("matter." + field + "." + code, "matter.basis." + code, code);
        return policies.action(action)
                .field(field)
                .filter(f -> f.type() == BodyField.Type.CODE)
                .or(() -> policies.action(action.equals("object-decide") ? "object" : action)
                        .field(field))
                .map(f -> f.codeList().isEmpty() ? code : names.label(f.codeList(), code))
                .orElse(code);
    }

    private String bool(Event event, String field, boolean yes) {
        String own = "matter.bool." + event.getClass().getAnnotation(Type.class).action() + "." + field + "." + yes;
        return names.first(own, yes ? "matter.yes" : "matter.no");
    }

    private static String masked(FreeText text) {
        return Masked.text(text.value());
    }

    private static Object value(RecordComponent c, Event event) {
        try {
            return c.getAccessor().invoke(event);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
