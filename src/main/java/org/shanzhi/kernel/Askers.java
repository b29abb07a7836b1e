package org.shanzhi.kernel;

import java.security.Principal;
import java.util.Optional;

/** Tells the kernel who a signed-in principal is. The module that signs people in implements it. */
public interface Askers {
    Optional<Asker> of(Principal principal);
}
