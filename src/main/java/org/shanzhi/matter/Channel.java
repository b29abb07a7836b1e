package org.shanzhi.matter;

/** 来源渠道: where a matter came from. */
public enum Channel implements Stored {
    WINDOW(1),
    GRID(2),
    PORTAL(3),
    HOTLINE_12345(4),
    COURT(5),
    POLICE(6),
    PETITION(7),
    PROCURATORATE(8),
    DEPARTMENT(9),
    DELIBERATION(10),
    INITIATIVE(11),
    UPPER(12);

    private final int no;

    Channel(int no) {
        this.no = no;
    }

    @Override
    public int no() {
        return no;
    }
}
