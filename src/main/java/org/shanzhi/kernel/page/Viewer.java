package org.shanzhi.kernel.page;

import java.security.Principal;
import java.util.Optional;
import java.util.Set;

/** Who is signed in, as the frame of a page shows it. The module that signs people in implements it. */
public interface Viewer {
    String SIGN_IN = "/sign-in";
    /** Answers POST only. */
    String SIGN_OUT = "/sign-out";

    String ACCOUNT = "/account";

    /** Empty when the principal is not a person with pages (a token, an outside system). */
    Optional<Person> of(Principal principal);

    /**
     * Name and unit as shown, and the names of the permissions held, which decide what navigation offers.
     *
     * @param key by which modules know the person again, to count what waits
     */
    record Person(String name, String unit, Set<String> permissions, Key key) {
        public Person(String name, String unit, Set<String> permissions) {
            this(name, unit, permissions, new Key(0, 0, 0));
        }

        /** The first character of the name, which may lie beyond the BMP. */
        public String initial() {
            return name.isEmpty() ? "" : name.substring(0, name.offsetByCodePoints(0, 1));
        }
    }

    /** Zeros for nobody in particular. */
    record Key(int district, int staff, int unit) {}
}
