package org.shanzhi.matter.store;

import static org.shanzhi.db.Tables.MATTER;
import static org.shanzhi.db.Tables.MATTER_GUEST;
import static org.shanzhi.db.Tables.MATTER_OPEN;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.shanzhi.matter.life.Viewer;
import org.shanzhi.matter.store.Lists.Entry;
import org.springframework.stereotype.Component;

/** Of matters that were found elsewhere, those that somebody sees, by the same ranges as lists. */
@Component
public class SeenMatters {
    private static final Field<Long> ID = DSL.field(DSL.name("matter_id"), Long.class);

    private final DSLContext db;

    SeenMatters(DSLContext db) {
        this.db = db;
    }

    /** Open or closed, in no order. Relies on the primary keys of matter and matter_open. */
    public List<Entry> of(int district, Viewer viewer, Collection<Long> ids) {
        Long[] wanted = ids.toArray(Long[]::new);
        var ranges = new ArrayList<Select<Record1<Long>>>();
        for (Seeing.Range sees : Seeing.open(viewer))
            ranges.add(DSL.select(MATTER_OPEN.MATTER_ID.as(ID))
                    .from(sees.from())
                    .where(MATTER_OPEN.DISTRICT_ID.eq(district), MATTER_OPEN.MATTER_ID.eq(DSL.any(wanted)))
                    .and(sees.condition()));
        for (Seeing.Range sees : Seeing.closed(viewer))
            ranges.add(DSL.select(MATTER.ID.as(ID))
                    .from(sees.from())
                    .where(MATTER.DISTRICT_ID.eq(district), MATTER.ID.eq(DSL.any(wanted)))
                    .and(sees.condition())
                    .and(MATTER.CLOSED_AT.isNotNull()));
        if (ranges.isEmpty()) return List.of();
        var seen = ranges.stream().reduce(Select::unionAll).orElseThrow().asTable("seen");
        return db.select(MATTER.asterisk(), MATTER_OPEN.LATE_AT, MATTER_OPEN.WAITING)
                .select(MATTER.REGISTERED_AT.as(Lists.SORT))
                .from(seen)
                .join(MATTER)
                .on(MATTER.DISTRICT_ID.eq(district), MATTER.ID.eq(seen.field(ID)))
                .leftJoin(MATTER_OPEN)
                .on(MATTER_OPEN.DISTRICT_ID.eq(district), MATTER_OPEN.MATTER_ID.eq(seen.field(ID)))
                .fetch(Lists::entry);
    }

    /** What a person was let read for this moment. Relies on the primary key of matter_guest. */
    public Set<Long> granted(int district, Viewer.InPerson viewer) {
        return db.select(MATTER_GUEST.MATTER_ID)
                .from(MATTER_GUEST)
                .where(MATTER_GUEST.DISTRICT_ID.eq(district), MATTER_GUEST.VIEWER_KIND.eq(Writing.PERSON))
                .and(MATTER_GUEST.VIEWER_ID.eq(viewer.staff()))
                .and(MATTER_GUEST.UNTIL.gt(viewer.now()))
                .fetchSet(MATTER_GUEST.MATTER_ID);
    }
}
