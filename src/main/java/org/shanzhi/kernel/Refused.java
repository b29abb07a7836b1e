package org.shanzhi.kernel;

import java.util.List;

/** Carries refusals to whoever asked: 409 with {@code reasons[]} over HTTP, the reasons beside the button on a page. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<Refusal> reasons;

    public Refused(List<Refusal> reasons) {
        super(reasons.toString(), null, false, false);
        this.reasons = List.copyOf(reasons);
    }

    public Refused(RefusalCode code, Object... args) {
        this(List.of(Refusal.of(code, args)));
    }

    public List<Refusal> reasons() {
        return reasons;
    }
}
