package org.shanzhi.kernel;

/**
 * Why something cannot be done, as a stable code. Each module has one enum of them; the texts are its messages
 * {@code refusal.<CODE>}, which say what to do next.
 */
public interface RefusalCode {
    String name();
}
