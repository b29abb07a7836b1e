package org.shanzhi.access.web;

import java.security.Principal;
import java.util.Optional;
import org.shanzhi.access.Callers;
import org.shanzhi.kernel.Asker;
import org.shanzhi.kernel.Askers;
import org.springframework.stereotype.Component;

/** Whose requests, files and jobs these are, for the services of the kernel. */
@Component
class AskerOfRequests implements Askers {
    private final Callers callers;

    AskerOfRequests(Callers callers) {
        this.callers = callers;
    }

    @Override
    public Optional<Asker> of(Principal principal) {
        return callers.of(principal)
                .map(caller -> new Asker(
                        caller.district(),
                        caller.clientId(),
                        caller.staffId() == 0 ? null : caller.staffId(),
                        caller.clientId().startsWith(Callers.TOKEN)));
    }
}
