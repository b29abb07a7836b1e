package org.shanzhi.matter.life;

import java.time.Instant;

/** When the next running duty of a matter becomes late; nobody is late on a provisional date. */
public record NextDue(Instant at, boolean provisional) {
    /** No duty runs. The instant is PostgreSQL's infinity, as the column's binding reads and writes it. */
    public static final NextDue NEVER = new NextDue(Instant.MAX, false);
}
