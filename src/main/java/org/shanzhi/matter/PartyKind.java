package org.shanzhi.matter;

/** A person or an organisation. */
public enum PartyKind implements Stored {
    PERSON(1),
    ORGANISATION(2);

    private final int no;

    PartyKind(int no) {
        this.no = no;
    }

    @Override
    public int no() {
        return no;
    }
}
