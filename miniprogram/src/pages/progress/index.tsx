import { FollowForm } from '@/features/report/components/follow-form';
import { Page } from '@/ui/page';

/** 进度: what this person has under way. */
export default function Progress() {
  return (
    <Page>
      <FollowForm />
    </Page>
  );
}
