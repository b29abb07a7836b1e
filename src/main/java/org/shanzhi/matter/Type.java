package org.shanzhi.matter;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The number of an event's type in the log, and the action that it records; never renumbered. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Type {
    int no();

    /** The action's code; empty for what the program itself records. */
    String action() default "";

    /** Its code outside the program where the policies call it otherwise than the record; empty: from the record's name. */
    String code() default "";

    /** Version of the payload's shape. */
    int v() default 1;
}
