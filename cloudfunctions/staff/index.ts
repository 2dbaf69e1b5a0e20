import { staffContract } from '../../shared/contracts/staff';
import { serve } from '../_lib/serve';
import { acceptInvitation, previewInvitation } from './accept-invitation';
import { changeRight, resetSecondFactor, setLastDay, transfer } from './change-rights';
import { foundTenant } from './found-tenant';
import { invite, readInvitations, revokeInvitation } from './invitations';
import { inviteMany, previewMany } from './invite-many';
import { readPeople } from './people';

export const useCases = {
  people: readPeople,
  invitations: readInvitations,
  invite,
  previewMany,
  inviteMany,
  revoke: revokeInvitation,
  preview: previewInvitation,
  accept: acceptInvitation,
  found: foundTenant,
  moveRight: changeRight,
  setLastDay,
  transfer,
  resetSecondFactor,
};
export const main = serve('staff', staffContract, useCases);
