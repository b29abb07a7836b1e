package org.shanzhi.notify.carry;

/** A message was not taken over. Says why by a code and never with what stood in it. */
final class NotCarried extends Exception {
    /** Texts {@code outgoing.failure.<NAME>}. */
    enum Why {
        /** No answer, or a failure over there that passes. */
        UNREACHABLE(true),
        /** Not this one, not now, such as for a full mail box; others may well be taken. */
        LATER(true),
        /** Our user, password or secret is not taken: somebody has to mend the settings. */
        NOT_ADMITTED(true),
        /** It can never be taken, such as for an address that is none. */
        REFUSED(false),
        /** The program could not write it or speak of it. */
        BROKEN(true),
        /** The reader has switched this medium off meanwhile, or the installation has. */
        SWITCHED_OFF(false);

        private final boolean passes;

        Why(boolean passes) {
            this.passes = passes;
        }

        boolean passes() {
            return passes;
        }
    }

    private final Why why;

    NotCarried(Why why) {
        super(why.name());
        this.why = why;
    }

    Why why() {
        return why;
    }
}
