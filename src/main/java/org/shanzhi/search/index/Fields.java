package org.shanzhi.search.index;

import org.apache.lucene.document.LongField;
import org.apache.lucene.search.Sort;
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

    /**
     * The later registered first. Documents lie in this order, so that a page is read without looking at what comes after it,
     * however much is found.
     */
    static final Sort ORDER = new Sort(falling(REGISTERED), falling(ID));

    private Fields() {}

    private static SortField falling(String field) {
        return LongField.newSortField(field, true, SortedNumericSelector.Type.MIN);
    }
}
