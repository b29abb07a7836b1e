package org.shanzhi.demo.town;

/** Whether somebody has asked the program to end while it is still starting, when nothing else listens yet. */
final class Ending implements AutoCloseable {
    private final Thread hook = new Thread(this::ask, "demo-ending");
    private volatile boolean asked;

    Ending() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void ask() {
        asked = true;
    }

    boolean asked() {
        return asked;
    }

    @Override
    public void close() {
        if (!asked) Runtime.getRuntime().removeShutdownHook(hook);
    }
}
