package io.vdibroker.delivery.saga;

import org.axonframework.modelling.saga.AssociationValue;

/**
 * What must stay in order: the events of one saga. A saga that never came to be has no identifier yet; it goes by the
 * association that it was to be started with.
 */
record ParkedSequence(String group, String sagaType, String name) {

    static ParkedSequence ofSaga(String group, Class<?> sagaType, String sagaIdentifier) {
        return new ParkedSequence(group, sagaType.getSimpleName(), sagaIdentifier);
    }

    static ParkedSequence ofStart(String group, Class<?> sagaType, AssociationValue association) {
        return new ParkedSequence(group, sagaType.getSimpleName(), association.getKey() + "=" + association.getValue());
    }

    static ParkedSequence of(ParkedEvent event) {
        return new ParkedSequence(event.group(), event.sagaType(), event.sequence());
    }
}
