package io.vdibroker.delivery.group;

/**
 * Lets a question be answered from all that was stored before it was asked, so that who made something finds it, and two
 * views that are asked one after the other agree. What is asked too often to wait for, such as the pool list of a client,
 * does without.
 */
public interface Freshness {

    /**
     * Waits until the group has handled what was stored before this call, for two seconds at most: a view that is a little
     * late is better than none. One that is far behind, because it is being built or cannot go on, would say that things
     * are not there which are; then the question is refused with BUSY. A group that is
     * held still on purpose is not waited for.
     */
    void upTo(String group);
}
