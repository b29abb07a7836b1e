package org.shanzhi.intake.imports;

import static org.shanzhi.db.Tables.IMPORT_PROFILE;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.shanzhi.intake.ImportRefusal;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Policies;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The profiles that a district can choose from: those of the program and those its staff have made. */
@Component
public class Profiles {
    private final DSLContext db;
    private final JsonMapper json;
    private final Policies policies;
    private final Clock clock;
    private final List<Profile> builtIn;

    Profiles(DSLContext db, JsonMapper json, Policies policies, Clock clock) {
        this.db = db;
        this.policies = policies;
        this.json = json;
        this.clock = clock;
        this.builtIn = BuiltInProfiles.read(json);
    }

    /** The district's own first, the newest before the others. */
    public List<Profile> of(int district) {
        var all = new ArrayList<>(db.select(IMPORT_PROFILE.CONTENT)
                .from(IMPORT_PROFILE)
                .where(IMPORT_PROFILE.DISTRICT_ID.eq(district))
                .orderBy(IMPORT_PROFILE.MADE_AT.desc())
                .fetch(row -> read(row.value1())));
        all.addAll(builtIn);
        return all;
    }

    public Optional<Profile> find(int district, String code) {
        return builtIn.stream()
                .filter(p -> p.code().equals(code))
                .findFirst()
                .or(() -> db.select(IMPORT_PROFILE.CONTENT)
                        .from(IMPORT_PROFILE)
                        .where(IMPORT_PROFILE.DISTRICT_ID.eq(district), IMPORT_PROFILE.CODE.eq(code))
                        .fetchOptional(row -> read(row.value1())));
    }

    /**
     * @return its code
     * @throws Invalid when something of it is wrong, or the district has one of this name
     */
    public String add(Caller by, NewProfile wanted) {
        Profile profile = wanted.toProfile(policies);
        boolean named = of(by.district()).stream().anyMatch(p -> p.zh().equals(profile.zh()));
        if (named) throw new Invalid("name", ImportRefusal.IMPORT_PROFILE_EXISTS);
        db.insertInto(IMPORT_PROFILE)
                .set(IMPORT_PROFILE.DISTRICT_ID, by.district())
                .set(IMPORT_PROFILE.CODE, profile.code())
                .set(IMPORT_PROFILE.CONTENT, JSONB.valueOf(json.writeValueAsString(profile)))
                .set(IMPORT_PROFILE.MADE_BY, by.staffId())
                .set(IMPORT_PROFILE.MADE_AT, clock.instant())
                .execute();
        return profile.code();
    }

    private Profile read(JSONB content) {
        return json.readValue(content.data(), Profile.class);
    }
}
