package org.shanzhi.policy;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The right a façade method asks of its {@link Caller}. Every façade method declares exactly one of the three. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {
    /** Any one of these rights is enough. */
    Permission[] value() default {};

    /** The right of the action that is asked for, known only when it is called. */
    boolean byAction() default false;

    /** Why nobody needs a right here. */
    String open() default "";
}
