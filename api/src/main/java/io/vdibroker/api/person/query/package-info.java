/** What can be asked about users and groups. */
@NullMarked
package io.vdibroker.api.person.query;

import org.jspecify.annotations.NullMarked;
