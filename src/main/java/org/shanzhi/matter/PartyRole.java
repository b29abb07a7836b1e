package org.shanzhi.matter;

/** 当事人身份: what somebody is in a matter. */
public enum PartyRole implements Stored {
    APPLICANT(1),
    RESPONDENT(2),
    AGENT(3),
    REPRESENTATIVE(4);

    private final int no;

    PartyRole(int no) {
        this.no = no;
    }

    @Override
    public int no() {
        return no;
    }
}
