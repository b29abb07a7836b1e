package org.shanzhi.policy;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.database.AfterCommit;
import org.shanzhi.policy.roles.RoleRules;
import org.shanzhi.policy.roles.RoleStore;
import org.springframework.stereotype.Component;

/**
 * The roles of a district: those of the policies, and those that its security administrators compose (自编角色). What was
 * published here counts at once, what was published on another node within four seconds.
 */
@Component
public class DistrictRoles {
    private static final long STALE_MILLIS = 4_000;
    private static final String NO_SECRET = "which role may do what is told to everybody under help";

    private final Map<String, Role> builtIn;
    private final RoleStore store;
    private final Journal journal;
    private final Clock clock;
    private final Map<Integer, Held> held = new ConcurrentHashMap<>();

    DistrictRoles(Policies policies, DSLContext db, Journal journal, Clock clock) {
        this.builtIn = policies.roles().roles();
        this.store = new RoleStore(db, builtIn);
        this.journal = journal;
        this.clock = clock;
    }

    private record Held(long since, List<RoleEdition> editions, Map<String, RoleEdition> published, Roles roles) {}

    /** The roles of somebody's posts today; one that was ended is none. */
    @Needs(open = "which role somebody holds is no secret among staff")
    public Stream<Role> held(int district, Appointments.Appointed person) {
        Map<String, Role> known = of(district).roles();
        return person.posts().stream().map(post -> known.get(post.role())).filter(Objects::nonNull);
    }

    /** The roles that grant something today, built-in ones first. From memory: at most one small select in four seconds. */
    @Needs(open = NO_SECRET)
    public Roles of(int district) {
        return held(district).roles();
    }

    /** Every composed role as last published, ended ones too, by code. */
    @Needs(open = NO_SECRET)
    public List<RoleEdition> composed(int district) {
        return List.copyOf(held(district).published().values());
    }

    /** Every edition of a composed role that was ever drafted, the oldest first. */
    @Needs(open = NO_SECRET)
    public List<RoleEdition> editions(int district, String code) {
        return fresh(district).editions().stream()
                .filter(one -> one.code().equals(code))
                .toList();
    }

    /** Its name, also of one that was ended; the code when there never was one. */
    @Needs(open = NO_SECRET)
    public String label(int district, String code, Locale locale) {
        Role role = builtIn.get(code);
        if (role != null) return role.label(locale);
        RoleEdition composed = held(district).published().get(code);
        return composed == null ? code : composed.label(locale);
    }

    /** The built-in role that a role is or began as; duties that go with an office go by it. */
    @Needs(open = NO_SECRET)
    public String origin(int district, String code) {
        RoleEdition composed = held(district).published().get(code);
        return composed == null ? code : composed.copiedFrom();
    }

    /** The number of the edition in force, read anew; 0 when there is none. */
    @Needs(open = NO_SECRET)
    public int inForce(int district, String code) {
        return Optional.ofNullable(fresh(district).published().get(code))
                .map(RoleEdition::edition)
                .orElse(0);
    }

    /**
     * Drafts a role, or another edition of one. It grants nothing before another person has confirmed it. In the caller's
     * transaction when there is one.
     *
     * @throws Invalid when code or names are malformed or the role to copy is none
     * @throws Refused when it is against the rules of roles, or would change nothing
     */
    @Needs(Permission.MANAGE_ROLES)
    public RoleEdition draft(Caller by, NewRole wanted) {
        var errors = RoleRules.errors(wanted, builtIn);
        if (!errors.isEmpty()) throw new Invalid(errors);
        Held now = fresh(by.district());
        RoleEdition before = now.published().get(wanted.code());
        String copiedFrom = before == null ? wanted.copiedFrom() : before.copiedFrom();
        Role origin = builtIn.get(copiedFrom);
        Role role = new Role(
                wanted.code(),
                wanted.zh().strip(),
                wanted.en().strip(),
                origin.group(),
                wanted.scope(),
                wanted.permissions(),
                origin.secondFactor());
        var reasons = new ArrayList<>(RoleRules.against(role));
        if (before != null && !before.ended() && before.role().equals(role))
            reasons.add(Refusal.of(RoleRefusal.ROLE_UNCHANGED));
        if (!reasons.isEmpty()) throw new Refused(reasons);
        return drafted(by, now, role, copiedFrom, false);
    }

    /**
     * Drafts the end of a role: from its confirmation on it grants nothing to whoever holds it. Nothing is deleted.
     *
     * @throws NotFound when there is no such composed role
     * @throws Refused {@code ROLE_ENDED}
     */
    @Needs(Permission.MANAGE_ROLES)
    public RoleEdition draftEnd(Caller by, String code) {
        Held now = fresh(by.district());
        RoleEdition before = now.published().get(code);
        if (before == null) throw new NotFound("role");
        if (before.ended()) throw new Refused(RoleRefusal.ROLE_ENDED);
        return drafted(by, now, before.role(), before.copiedFrom(), true);
    }

    private RoleEdition drafted(Caller by, Held now, Role role, String copiedFrom, boolean ended) {
        int last = now.editions().stream()
                .filter(one -> one.code().equals(role.code()))
                .mapToInt(RoleEdition::edition)
                .max()
                .orElse(0);
        RoleEdition before = now.published().get(role.code());
        int basedOn = before == null ? 0 : before.edition();
        var draft = new RoleEdition(role, last + 1, copiedFrom, basedOn, ended, by.staffId(), now(), null);
        store.insert(by.district(), draft);
        journal.note(by, "DRAFT_ROLE", Map.of("role", role.code(), "edition", String.valueOf(draft.edition())));
        AfterCommit.run(() -> held.remove(by.district()));
        return draft;
    }

    /**
     * Puts a draft in force, in the transaction that is under way.
     *
     * @throws NotFound when there is no such draft
     * @throws Refused {@code ROLE_BY_ONE_PERSON} to who drafted it, {@code ROLE_CHANGED} when another edition came into
     *     force meanwhile, and when the rules of roles are against it by now
     */
    @Needs(Permission.MANAGE_ROLES)
    public void publish(Caller by, String code, int edition) {
        store.hold(by.district(), code);
        RoleEdition draft = edition(by.district(), code, edition);
        if (draft.basedOn() != inForce(by.district(), code)) throw new Refused(RoleRefusal.ROLE_CHANGED);
        if (by.staffId() == draft.draftedBy()) throw new Refused(RoleRefusal.ROLE_BY_ONE_PERSON);
        List<Refusal> reasons = draft.ended() ? List.of() : RoleRules.against(draft.role());
        if (!reasons.isEmpty()) throw new Refused(reasons);
        store.publish(by.district(), code, edition, now());
        journal.note(by, "PUBLISH_ROLE", Map.of("role", code, "edition", String.valueOf(edition)));
        AfterCommit.run(() -> held.remove(by.district()));
    }

    /** @throws NotFound when there is none */
    @Needs(open = NO_SECRET)
    public RoleEdition edition(int district, String code, int edition) {
        return fresh(district).editions().stream()
                .filter(one -> one.code().equals(code) && one.edition() == edition)
                .findFirst()
                .orElseThrow(() -> new NotFound("edition of a role"));
    }

    private Held held(int district) {
        Held known = held.get(district);
        if (known != null && clock.millis() - known.since < STALE_MILLIS) return known;
        Held read = fresh(district);
        held.put(district, read);
        return read;
    }

    private Held fresh(int district) {
        long since = clock.millis();
        List<RoleEdition> editions = store.all(district);
        var published = new LinkedHashMap<String, RoleEdition>();
        editions.stream()
                .filter(one -> one.publishedAt() != null)
                .forEach(one -> published.merge(
                        one.code(), one, (a, b) -> a.publishedAt().isAfter(b.publishedAt()) ? a : b));
        var all = new LinkedHashMap<>(builtIn);
        published.values().stream().filter(one -> !one.ended()).forEach(one -> all.put(one.code(), one.role()));
        return new Held(since, editions, Collections.unmodifiableMap(published), new Roles(all));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
