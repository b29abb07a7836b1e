package org.shanzhi.search.index;

import org.apache.lucene.document.LongField;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;

/** The fields of a matter in the index. */
final class Fields {
    /** District and id: one document each. */
    static final String KEY = "key";

    static final String DISTRICT = "district";
    static final String ID = "id";
    static final String SEEN_BY = "seen-by";
    static final String NUMBER = "number";
    static final String TITLE = "title";
    static final String TEXT = "text";
    static final String PLACE = "place";
    static final String STATE = "state";
    static final String KIND = "kind";
    static final String CHANNEL = "channel";
    static final String TYPE = "type";
    static final String RISK = "risk";
    static final String TIER = "tier";
    static final String UNIT = "unit";
    static final String ASSIGNEE = "assignee";
    static final String GRID = "grid";
    static final String WAITING = "waiting";
    static final String REGISTERED = "registered";
    static final String DUE = "due";
    static final String LATE = "late";

    /** What an int field says of something that is not there. */
    static final int NONE = -1;

    private Fields() {}

    /** By a long field, of which every document has one value. */
    static SortField order(String field, boolean descending) {
        return LongField.newSortField(field, descending, SortedNumericSelector.Type.MIN);
    }
}
