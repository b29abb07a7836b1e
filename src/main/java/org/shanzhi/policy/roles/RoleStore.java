package org.shanzhi.policy.roles;

import static org.shanzhi.db.Tables.ROLE_EDITION;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.shanzhi.policy.Permission;
import org.shanzhi.policy.Role;
import org.shanzhi.policy.RoleEdition;
import org.shanzhi.policy.RoleScope;

/** The editions of composed roles in the database. */
public final class RoleStore {
    private final DSLContext db;
    private final Map<String, Role> builtIn;

    public RoleStore(DSLContext db, Map<String, Role> builtIn) {
        this.db = db;
        this.builtIn = builtIn;
    }

    /** All of them, drafts too, by code, the oldest edition first. */
    public List<RoleEdition> all(int district) {
        return db.selectFrom(ROLE_EDITION)
                .where(ROLE_EDITION.DISTRICT_ID.eq(district))
                .orderBy(ROLE_EDITION.CODE, ROLE_EDITION.EDITION)
                .fetch(this::edition);
    }

    public void insert(int district, RoleEdition draft) {
        db.insertInto(ROLE_EDITION)
                .set(ROLE_EDITION.DISTRICT_ID, district)
                .set(ROLE_EDITION.CODE, draft.code())
                .set(ROLE_EDITION.EDITION, draft.edition())
                .set(ROLE_EDITION.ZH, draft.role().zh())
                .set(ROLE_EDITION.EN, draft.role().en())
                .set(ROLE_EDITION.COPIED_FROM, draft.copiedFrom())
                .set(ROLE_EDITION.SCOPE, draft.role().scope().name())
                .set(ROLE_EDITION.PERMISSIONS, names(draft.role()))
                .set(ROLE_EDITION.BASED_ON, draft.basedOn())
                .set(ROLE_EDITION.ENDED, draft.ended())
                .set(ROLE_EDITION.DRAFTED_BY, draft.draftedBy())
                .set(ROLE_EDITION.DRAFTED_AT, draft.draftedAt())
                .execute();
    }

    /** Keeps everybody else from publishing an edition of the role until the transaction ends. */
    public void hold(int district, String code) {
        db.select(ROLE_EDITION.EDITION)
                .from(ROLE_EDITION)
                .where(ROLE_EDITION.DISTRICT_ID.eq(district), ROLE_EDITION.CODE.eq(code))
                .orderBy(ROLE_EDITION.EDITION)
                .forUpdate()
                .fetch();
    }

    public void publish(int district, String code, int edition, Instant now) {
        db.update(ROLE_EDITION)
                .set(ROLE_EDITION.PUBLISHED_AT, now)
                .where(
                        ROLE_EDITION.DISTRICT_ID.eq(district),
                        ROLE_EDITION.CODE.eq(code),
                        ROLE_EDITION.EDITION.eq(edition))
                .execute();
    }

    private static String[] names(Role role) {
        return role.permissions().stream().map(Enum::name).sorted().toArray(String[]::new);
    }

    private RoleEdition edition(Record r) {
        String copiedFrom = r.get(ROLE_EDITION.COPIED_FROM);
        Role origin = builtIn.get(copiedFrom);
        var role = new Role(
                r.get(ROLE_EDITION.CODE),
                r.get(ROLE_EDITION.ZH),
                r.get(ROLE_EDITION.EN),
                origin == null ? Role.Group.STAFF : origin.group(),
                RoleScope.valueOf(r.get(ROLE_EDITION.SCOPE)),
                permissions(r.get(ROLE_EDITION.PERMISSIONS)),
                origin == null || origin.secondFactor());
        return new RoleEdition(
                role,
                r.get(ROLE_EDITION.EDITION),
                copiedFrom,
                r.get(ROLE_EDITION.BASED_ON),
                r.get(ROLE_EDITION.ENDED),
                r.get(ROLE_EDITION.DRAFTED_BY),
                r.get(ROLE_EDITION.DRAFTED_AT),
                r.get(ROLE_EDITION.PUBLISHED_AT));
    }

    /** A right that a later release no longer knows is a right no more. */
    private static Set<Permission> permissions(String[] names) {
        return Arrays.stream(names)
                .map(name -> Arrays.stream(Permission.values())
                        .filter(permission -> permission.name().equals(name))
                        .findFirst()
                        .orElse(null))
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }
}
