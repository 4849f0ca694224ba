/** How a request for a desktop is waited for, without a thread. */
@NullMarked
package io.vdibroker.query.client.desktop;

import org.jspecify.annotations.NullMarked;
