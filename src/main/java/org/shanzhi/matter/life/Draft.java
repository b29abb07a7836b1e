package org.shanzhi.matter.life;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.shanzhi.matter.Channel;
import org.shanzhi.matter.Clock;
import org.shanzhi.matter.Complexity;
import org.shanzhi.matter.Event.PartyIn;
import org.shanzhi.matter.Flag;
import org.shanzhi.matter.Grant;
import org.shanzhi.matter.Kind;
import org.shanzhi.matter.Outcome;
import org.shanzhi.matter.Place;
import org.shanzhi.matter.Recorded;
import org.shanzhi.matter.Risk;
import org.shanzhi.matter.State;
import org.shanzhi.matter.Supervision;
import org.shanzhi.matter.Task;
import org.shanzhi.org.Line;
import org.shanzhi.org.Tier;

/** A matter while an event is being applied to it. */
final class Draft {
    final int district;
    final long id;
    int version;
    State state;
    Kind kind;
    Channel channel;
    String typeCode;
    Risk risk;
    Tier tier;
    int unit;
    int firstReceiver;
    Integer assignee;
    Line line;
    String title;
    Place place;
    Instant occurredAt;
    Instant requestedAt;
    Instant registeredAt;
    Instant stateSince;
    Instant concludedAt;
    Instant closedAt;
    Outcome outcome;
    int policyVersion;
    Set<Flag> flags;
    int textVersion;
    List<PartyIn> parties;
    List<Clock> clocks;

    Complexity complexity;
    Boolean mediable;
    String route;
    List<Integer> assist;
    boolean routed;
    int firstUnit;
    Long mergedInto;
    Map<String, Integer> lastBy;
    Facts.AskedExtension asked;
    String objection;
    boolean overturned;
    int objects;
    List<Supervision> supervisions;
    List<Task> tasks;
    boolean supplemented;
    String resident;
    List<LocalDate> unanswered;
    Facts.Holder sender;
    Instant lastAt;
    List<Facts.Rest> rests;
    List<Facts.Given> given;
    List<Facts.Latent> latent;
    List<Facts.Called> called;
    List<Grant> grants;

    Draft(int district, long id) {
        this.district = district;
        this.id = id;
        flags = EnumSet.noneOf(Flag.class);
        parties = new ArrayList<>();
        clocks = List.of();
        assist = List.of();
        lastBy = new TreeMap<>();
        unanswered = List.of();
        supervisions = new ArrayList<>();
        tasks = new ArrayList<>();
        rests = new ArrayList<>();
        given = new ArrayList<>();
        latent = List.of();
        called = new ArrayList<>();
        grants = new ArrayList<>();
    }

    Draft(Matter m) {
        district = m.district();
        id = m.id();
        version = m.version();
        state = m.state();
        kind = m.kind();
        channel = m.channel();
        typeCode = m.typeCode();
        risk = m.risk();
        tier = m.tier();
        unit = m.unit();
        firstReceiver = m.firstReceiver();
        assignee = m.assignee();
        line = m.line();
        title = m.title();
        place = m.place();
        occurredAt = m.occurredAt();
        requestedAt = m.requestedAt();
        registeredAt = m.registeredAt();
        stateSince = m.stateSince();
        concludedAt = m.concludedAt();
        closedAt = m.closedAt();
        outcome = m.outcome();
        policyVersion = m.policyVersion();
        flags = m.flags().isEmpty() ? EnumSet.noneOf(Flag.class) : EnumSet.copyOf(m.flags());
        textVersion = m.textVersion();
        parties = new ArrayList<>(m.parties());
        clocks = m.clocks();
        Facts f = m.facts();
        complexity = f.complexity();
        mediable = f.mediable();
        route = f.route();
        assist = f.assist();
        routed = f.routed();
        firstUnit = f.firstUnit();
        mergedInto = f.mergedInto();
        lastBy = new TreeMap<>(f.lastBy());
        asked = f.asked();
        objection = f.objection();
        overturned = f.overturned();
        objects = f.objects();
        supervisions = new ArrayList<>(f.supervisions());
        tasks = new ArrayList<>(f.tasks());
        supplemented = f.supplemented();
        resident = f.resident();
        unanswered = f.unanswered();
        sender = f.sender();
        lastAt = f.lastAt();
        rests = new ArrayList<>(f.rests());
        given = new ArrayList<>(f.given());
        latent = f.latent();
        called = new ArrayList<>(f.called());
        grants = new ArrayList<>(f.grants());
    }

    boolean has(Flag flag) {
        return flags.contains(flag);
    }

    /** {@code until} is null when somebody will end it. */
    void rest(String reason, Instant from, Instant until) {
        rests.add(new Facts.Rest(reason, from, until));
    }

    /** It goes on: what rests for this reason at the moment does so no more. */
    void goOn(String reason, Instant at) {
        rests.replaceAll(rest -> rest.reason().equals(reason) && (rest.to() == null || at.isBefore(rest.to()))
                ? new Facts.Rest(reason, rest.from(), at)
                : rest);
    }

    void give(String event, LocalDate day) {
        given.removeIf(old -> old.event().equals(event));
        if (day != null) given.add(new Facts.Given(event, day));
    }

    void moveTo(State next, Recorded r) {
        if (state == State.SUSPENDED) {
            rests.replaceAll(rest -> rest.to() == null ? new Facts.Rest(rest.reason(), rest.from(), r.at()) : rest);
        }
        state = next;
        stateSince = r.at();
        if (next == State.CONCLUDED) {
            concludedAt = r.at();
            lastBy.put("conclude", r.actor());
        }
        closedAt = next == State.ARCHIVED ? r.at() : null;
    }

    Matter done() {
        var facts = new Facts(
                complexity,
                mediable,
                route,
                List.copyOf(assist),
                routed,
                firstUnit,
                mergedInto,
                Map.copyOf(lastBy),
                asked,
                objection,
                overturned,
                objects,
                List.copyOf(supervisions),
                List.copyOf(tasks),
                supplemented,
                resident,
                List.copyOf(unanswered),
                sender,
                lastAt,
                List.copyOf(rests),
                List.copyOf(given),
                List.copyOf(latent),
                List.copyOf(called),
                List.copyOf(grants));
        return new Matter(
                district,
                id,
                version,
                state,
                kind,
                channel,
                typeCode,
                risk,
                tier,
                unit,
                firstReceiver,
                assignee,
                line,
                title,
                place,
                occurredAt,
                requestedAt,
                registeredAt,
                stateSince,
                concludedAt,
                closedAt,
                outcome,
                policyVersion,
                Set.copyOf(flags),
                textVersion,
                List.copyOf(parties),
                facts,
                clocks);
    }
}
