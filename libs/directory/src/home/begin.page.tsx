import { PageHeading } from '#web/components/page-heading.tsx';
import { page } from '#web/page';
import { directoryTexts } from '../directory-texts.js';

/** How to go from the demo to the network of one's own region. */
export const beginPage = page({
  route: '/begin',
  show: async ({ locale }) => {
    const texts = directoryTexts(locale);
    return {
      kind: 'page',
      title: texts.beginTitle,
      description: texts.beginLede,
      body: (
        <>
          <PageHeading title={texts.beginTitle} lede={texts.beginLede} />
          <div class="prose">
            <ol>
              {texts.beginSteps.map(([title, detail]) => (
                <li key={title}>
                  <strong>{title}.</strong> {detail}
                </li>
              ))}
            </ol>
          </div>
        </>
      ),
    };
  },
});
