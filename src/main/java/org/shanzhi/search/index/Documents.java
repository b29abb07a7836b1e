package org.shanzhi.search.index;

import java.time.Instant;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.IntField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.shanzhi.kernel.text.Spelling;
import org.shanzhi.matter.IndexSheet;

/** A matter as a document of the index. Nothing of what it tells is stored, only what it can be found by. */
final class Documents {
    private Documents() {}

    static Term key(int district, long id) {
        return new Term(Fields.KEY, district + "/" + id);
    }

    static Document of(IndexSheet m) {
        var d = new Document();
        Term key = key(m.district(), m.id());
        d.add(new StringField(key.field(), key.text(), Store.NO));
        d.add(new StringField(Fields.DISTRICT, String.valueOf(m.district()), Store.NO));
        d.add(new LongField(Fields.ID, m.id(), Store.NO));
        for (String seen : m.keys()) d.add(new StringField(Fields.SEEN_BY, seen, Store.NO));
        d.add(new StringField(Fields.NUMBER, Spelling.plain(m.number()), Store.NO));
        d.add(new TextField(Fields.TITLE, Spelling.plain(m.title()), Store.NO));
        d.add(new TextField(Fields.TEXT, Spelling.plain(m.text()), Store.NO));
        d.add(new TextField(Fields.PLACE, Spelling.plain(m.place()), Store.NO));
        number(d, Fields.STATE, m.state().no());
        number(d, Fields.KIND, m.kind().no());
        number(d, Fields.CHANNEL, m.channel().no());
        if (m.typeCode() != null) d.add(new StringField(Fields.TYPE, m.typeCode(), Store.NO));
        number(d, Fields.RISK, m.risk() == null ? Fields.NONE : m.risk().no());
        number(d, Fields.TIER, m.tier().ordinal());
        number(d, Fields.UNIT, m.unit());
        number(d, Fields.ASSIGNEE, m.assignee() == null ? Fields.NONE : m.assignee());
        if (m.grid() != null) number(d, Fields.GRID, m.grid());
        number(d, Fields.WAITING, m.waiting() ? 1 : 0);
        d.add(new LongField(Fields.REGISTERED, m.registeredAt().toEpochMilli(), Store.NO));
        moment(d, Fields.DUE, m.due());
        moment(d, Fields.LATE, m.late());
        return d;
    }

    private static void number(Document d, String field, int value) {
        d.add(new IntField(field, value, Store.NO));
    }

    private static void moment(Document d, String field, Instant at) {
        if (at != null) d.add(new LongField(field, at.toEpochMilli(), Store.NO));
    }
}
