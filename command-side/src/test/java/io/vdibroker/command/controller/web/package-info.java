@NullMarked
package io.vdibroker.command.controller.web;

import org.jspecify.annotations.NullMarked;
