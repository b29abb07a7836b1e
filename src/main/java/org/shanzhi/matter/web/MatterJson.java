package org.shanzhi.matter.web;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.RefusalCode;
import org.shanzhi.kernel.text.Messages;
import org.shanzhi.matter.ClockSheet;
import org.shanzhi.matter.MatterLine;
import org.shanzhi.matter.MatterSheet;
import org.shanzhi.matter.PartySheet;
import org.shanzhi.matter.PossibleAction;
import org.shanzhi.matter.Supervision;
import org.shanzhi.matter.Task;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.Unit;
import org.shanzhi.policy.BodyField;
import org.shanzhi.policy.Policies;
import org.springframework.stereotype.Component;

/** Matters as the API writes them: units by code, staff by user name, instants with the offset of China. */
@Component
class MatterJson {
    private final Organisation organisation;
    private final Policies policies;
    private final Messages messages;

    MatterJson(Organisation organisation, Policies policies, Messages messages) {
        this.organisation = organisation;
        this.policies = policies;
        this.messages = messages;
    }

    Map<String, Object> matter(int district, MatterSheet m) {
        var json = new LinkedHashMap<String, Object>();
        json.put("number", m.number());
        json.put("kind", m.kind());
        json.put("channel", m.channel());
        json.put("state", m.state());
        json.put("typeCode", m.typeCode());
        json.put("title", m.title());
        json.put("body", m.body());
        put(json, "risk", m.risk());
        put(json, "complexity", m.complexity());
        put(json, "mediable", m.mediable());
        put(json, "route", m.route());
        json.put("unit", unit(district, m.unit()));
        json.put("tier", m.tier());
        json.put("assist", m.assist().stream().map(u -> unit(district, u)).toList());
        json.put("firstReceiver", staff(district, m.firstReceiver()));
        put(json, "assignee", staff(district, m.assignee()));
        json.put("parties", m.parties().stream().map(MatterJson::party).toList());
        json.put("place", place(district, m));
        put(json, "occurredAt", at(m.occurredAt()));
        json.put("requestedAt", at(m.requestedAt()));
        json.put("registeredAt", at(m.registeredAt()));
        json.put("clocks", m.clocks().stream().map(MatterJson::clock).toList());
        put(json, "outcome", m.outcome());
        json.put("flags", m.flags().stream().sorted().toList());
        put(json, "mergedInto", m.mergedInto());
        json.put("links", m.links());
        if (!m.supervisions().isEmpty())
            json.put(
                    "supervisions",
                    m.supervisions().stream().map(s -> supervision(district, s)).toList());
        if (!m.tasks().isEmpty())
            json.put("tasks", m.tasks().stream().map(t -> task(district, t)).toList());
        json.put("version", m.version());
        return json;
    }

    Map<String, Object> line(int district, MatterLine m) {
        var json = new LinkedHashMap<String, Object>();
        json.put("number", m.number());
        json.put("kind", m.kind());
        json.put("channel", m.channel());
        json.put("state", m.state());
        json.put("typeCode", m.typeCode());
        json.put("title", m.title());
        put(json, "risk", m.risk());
        json.put("unit", unit(district, m.unit()));
        put(json, "assignee", staff(district, m.assignee()));
        put(json, "grid", m.grid() == null ? null : unit(district, m.grid()));
        put(json, "due", at(m.due()));
        if (m.provisional()) json.put("provisional", true);
        if (!m.waiting().isEmpty())
            json.put("waiting", m.waiting().stream().sorted().toList());
        json.put("registeredAt", at(m.registeredAt()));
        put(json, "outcome", m.outcome());
        return json;
    }

    Map<String, Object> action(PossibleAction a, Locale locale) {
        var json = new LinkedHashMap<String, Object>();
        json.put("action", a.action());
        json.put("allowed", a.allowed());
        json.put("reasons", a.reasons().stream().map(r -> reason(r, locale)).toList());
        json.put("fields", a.fields().stream().map(this::field).toList());
        return json;
    }

    private Map<String, Object> field(BodyField f) {
        var json = new LinkedHashMap<String, Object>();
        json.put("name", f.name());
        json.put("type", f.type().name().toLowerCase(Locale.ROOT));
        if (f.type() == BodyField.Type.CODE)
            json.put("codes", policies.vocabulary().codes(f.codeList()));
        json.put("required", f.required());
        if (f.type() == BodyField.Type.TEXT) json.put("max", BodyReader.LONGEST_TEXT);
        if (f.list()) json.put("list", true);
        return json;
    }

    Map<String, Object> reason(Refusal r, Locale locale) {
        return Map.of("code", r.code().name(), "detail", messages.text(locale, r));
    }

    Map<String, Object> reason(RefusalCode code, Locale locale) {
        return reason(Refusal.of(code), locale);
    }

    private Map<String, Object> place(int district, MatterSheet m) {
        var json = new LinkedHashMap<String, Object>();
        put(json, "lon", m.place().lon());
        put(json, "lat", m.place().lat());
        put(json, "address", m.place().address());
        put(
                json,
                "grid",
                m.line().grid() == null ? null : unit(district, m.line().grid()));
        put(
                json,
                "community",
                m.line().community() == null ? null : unit(district, m.line().community()));
        put(
                json,
                "street",
                m.line().street() == null ? null : unit(district, m.line().street()));
        return json;
    }

    /** {@code orderedBy} is the unit whose order it is. */
    Map<String, Object> supervision(int district, Supervision s) {
        var json = new LinkedHashMap<String, Object>();
        json.put("no", s.no());
        json.put("level", s.level());
        json.put("state", s.state());
        if (s.follows() > 0) json.put("follows", s.follows());
        json.put("orderedBy", unit(district, s.unit()));
        put(json, "orderer", staff(district, s.staff()));
        json.put("orderedAt", at(s.orderedAt()));
        json.put("due", s.due().toString());
        put(json, "answeredAt", at(s.answeredAt()));
        put(json, "talkedAt", at(s.talkedAt()));
        put(json, "closedAt", at(s.closedAt()));
        if (s.returned() > 0) json.put("sentBack", s.returned());
        return json;
    }

    private Map<String, Object> task(int district, Task t) {
        var json = new LinkedHashMap<String, Object>();
        json.put("no", t.no());
        json.put("unit", unit(district, t.unit()));
        json.put("state", t.state());
        json.put("due", t.due().toString());
        json.put("givenAt", at(t.givenAt()));
        put(json, "answeredAt", at(t.answeredAt()));
        put(json, "closedAt", at(t.closedAt()));
        if (t.returned() > 0) json.put("givenBack", t.returned());
        return json;
    }

    private static Map<String, Object> party(PartySheet p) {
        var json = new LinkedHashMap<String, Object>();
        json.put("no", p.no());
        json.put("role", p.role());
        json.put("kind", p.kind());
        put(json, "willing", p.willing());
        json.put("name", p.name());
        json.put("phone", p.phone());
        json.put("idNumber", p.idNumber());
        json.put("address", p.address());
        put(json, "birthYear", p.birthYear());
        return json;
    }

    static Map<String, Object> clock(ClockSheet c) {
        var json = new LinkedHashMap<String, Object>();
        json.put("no", c.no());
        json.put("policy", c.policy());
        json.put("nature", c.nature());
        json.put("started", at(c.started()));
        json.put("due", at(c.due()));
        json.put("dueDay", c.dueDay().toString());
        if (c.about() > 0) json.put("about", c.about());
        json.put("state", c.state());
        put(json, "stopped", at(c.stopped()));
        if (c.extension() > 0) json.put("extension", c.extension());
        put(json, "source", c.source());
        return json;
    }

    String unit(int district, int id) {
        return organisation.unit(district, id).code();
    }

    String staff(int district, Integer id) {
        return id == null || id <= 0 ? null : organisation.staff(district, id).username();
    }

    List<String> units(int district, List<Integer> ids) {
        return ids.stream()
                .map(id -> organisation.unit(district, id))
                .map(Unit::code)
                .toList();
    }

    static OffsetDateTime at(Instant at) {
        return at == null ? null : at.atZone(ChinaTime.ZONE).toOffsetDateTime();
    }

    private static void put(Map<String, Object> json, String name, Object value) {
        if (value != null) json.put(name, value);
    }
}
